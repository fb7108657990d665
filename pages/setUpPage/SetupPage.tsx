import * as React from 'react';
import type { LineVariables, VariableName } from '../../CifSoftphone/core/settings/environmentVariables';
import type { CheckId } from '../checks/finding';
import type { Line, SetupRun } from '../checks/setupRun';
import { supportText } from '../checks/supportText';
import type { Person } from '../dynamics/pageDynamics';
import { copyText } from '../parts/copyText';
import type { SetupKey } from '../words/setupKeys';
import type { Say } from '../words/say';
import { AgentChoice } from './AgentChoice';
import { SetupLine } from './SetupLine';
import { VariablesForm } from './VariablesForm';

export interface SetupPageProps {
  readonly say: Say<SetupKey>;
  readonly run: Pick<SetupRun, 'look' | 'mend' | 'try' | 'choose'>;
  readonly lines: readonly Line[];
  readonly isLooking: boolean;
  readonly version: string;
  readonly readVariables: () => Promise<LineVariables>;
  readonly saveVariables: (values: ReadonlyMap<VariableName, string>) => Promise<void>;
  readonly findPeople: (letters: string) => Promise<readonly Person[]>;
}

const groups: readonly { readonly title: SetupKey; readonly ids: readonly CheckId[] }[] = [
  {
    title: 'group_dynamics',
    ids: ['variables', 'settings', 'package', 'cif', 'provider', 'profile', 'roles', 'templates', 'kpi'],
  },
  { title: 'group_service', ids: ['signin', 'adaptor', 'signalr', 'upstream', 'csp'] },
  { title: 'group_people', ids: ['agent'] },
  { title: 'group_telephony', ids: ['telephony', 'ring'] },
];

export function SetupPage(props: SetupPageProps): JSX.Element {
  const { say, run, lines, isLooking } = props;
  const within = (id: CheckId): React.ReactNode => {
    if (id === 'agent') {
      return <AgentChoice say={say} find={props.findPeople} onChoose={(agent) => void run.choose(agent)} />;
    }
    const isWrong = lines.some((line) => line.id === id && line.finding?.state === 'wrong');
    if (id !== 'variables' || !isWrong) return undefined;
    return <VariablesForm say={say} read={props.readVariables} save={props.saveVariables} />;
  };
  return (
    <main>
      <header>
        <h1>{say('page_title')}</h1>
        <p>{say('page_intro')}</p>
        <div className="bar">
          <button type="button" className="primary" onClick={() => void run.look()} disabled={isLooking}>
            {say('page_lookAgain')}
          </button>
          <CopyResult {...props} />
          <Summary {...props} />
        </div>
      </header>
      {groups.map(({ title, ids }) => (
        <section key={title} aria-labelledby={title}>
          <h2 id={title}>{say(title)}</h2>
          <ul>
            {lines
              .filter(({ id }) => ids.includes(id))
              .map((line) => (
                <SetupLine
                  key={line.id}
                  line={line}
                  say={say}
                  onMend={() => void run.mend(line.id)}
                  onTry={() => void run.try(line.id)}
                >
                  {within(line.id)}
                </SetupLine>
              ))}
          </ul>
        </section>
      ))}
    </main>
  );
}

/** How it stands, in one line; read aloud when all was looked at, not with each line. */
function Summary({ say, lines, isLooking }: SetupPageProps): JSX.Element {
  const count = (state: string): string => String(lines.filter(({ finding }) => finding?.state === state).length);
  const values = { right: count('right'), wrong: count('wrong'), open: count('open') };
  const words = isLooking ? say('page_looking') : say(values.wrong === '0' ? 'page_allRight' : 'page_summary', values);
  return (
    <p role="status" className="summary" data-testid="summary">
      {words}
    </p>
  );
}

function CopyResult({ say, lines, version }: SetupPageProps): JSX.Element {
  const [outcome, setOutcome] = React.useState<SetupKey>();
  const copy = (): void => {
    void copyText(supportText(lines, version, new Date())).then((ok) =>
      setOutcome(ok ? 'page_copied' : 'page_copyRefused'),
    );
  };
  return (
    <>
      <button type="button" onClick={copy}>
        {say('page_copy')}
      </button>
      <span role="status" className="hint">
        {outcome === undefined ? '' : say(outcome)}
      </span>
    </>
  );
}
