import * as React from 'react';
import type { ChosenAgent } from '../checks/world';
import type { Person } from '../dynamics/pageDynamics';
import type { SetupKey } from '../words/setupKeys';
import type { Say } from '../words/say';

interface AgentChoiceProps {
  readonly say: Say<SetupKey>;
  readonly find: (letters: string) => Promise<readonly Person[]>;
  readonly onChoose: (agent: ChosenAgent | undefined) => void;
}

const pauseMs = 300;

/** Whose rights are looked at: a list of people, shorter with each letter of a name. */
export function AgentChoice({ say, find, onChoose }: AgentChoiceProps): JSX.Element {
  const [letters, setLetters] = React.useState('');
  const [people, setPeople] = React.useState<readonly Person[]>([]);
  React.useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(
      () =>
        void find(letters).then(
          (found) => isWanted && setPeople(found),
          () => isWanted && setPeople([]),
        ),
      letters === '' ? 0 : pauseMs,
    );
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [letters, find]);
  const choose = (id: string): void => {
    const person = people.find(({ systemuserid }) => systemuserid === id);
    onChoose(
      person && {
        id,
        objectId: person.azureactivedirectoryobjectid ?? '',
        name: person.fullname || (person.domainname ?? ''),
      },
    );
  };
  return (
    <div className="fields">
      <label>
        <span>{say('agent_find')}</span>
        <input type="search" value={letters} onChange={({ target }) => setLetters(target.value)} />
      </label>
      <label>
        <span>{say('agent_label')}</span>
        <select defaultValue="" onChange={({ target }) => choose(target.value)}>
          <option value="">{say('agent_none')}</option>
          {people.map(({ systemuserid, fullname, domainname }) => (
            <option key={systemuserid} value={systemuserid}>
              {fullname || domainname}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
