import * as React from 'react';
import { cutText } from '../../../protocol/cutText';
import { formatDuration } from '../../words/duration';
import type { StringKey } from '../../words/stringKeys';
import type { CallPartProps } from '../parts/laterParts';
import { Buttons, SmallButton } from '../parts/buttons';
import { useSoftphone } from '../parts/useSoftphone';
import type { NotesReader } from '../../core/calls/earlierNotes';
import { EarlierNotes } from './EarlierNotes';
import { common } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';

/** So much of a text stands on the card at once; the rest a press away. */
const atOnce = 80;

/** Short facts share a line: what the agent writes during the call must not go below the window for them. */
const classes = lazyClasses({ facts: { display: 'flex', flexWrap: 'wrap', columnGap: '16px' } });

/** What the telephony system said of a call besides who it is, as it said it. @param readNotes of another call's activity */
export const callDetails = (readNotes: NotesReader): React.FC<CallPartProps> =>
  function CallDetails({ call }) {
    const { place, view, texts } = useSoftphone();
    const { key, queue, waitedMs, campaign, menu = [], reference, record, earlierActivity } = call;
    const fact = (label: StringKey, text: string | undefined): readonly FactProps[] =>
      text === undefined ? [] : [{ label: texts(label), text }];
    const facts = {
      queue: fact('Call_Queue', queue),
      waited: fact('Call_Waited', waitedMs === undefined ? undefined : formatDuration(waitedMs)),
      campaign: fact('Call_Campaign', campaign),
      menu: menu.map(({ label, value }) => ({ label, text: value })),
      reference: fact('Call_Reference', reference),
    };
    return (
      <div data-testid="call-details">
        <div className={classes.facts}>
          {view.settings.facts
            .flatMap((name) => facts[name])
            .map((one, index) => (
              <Fact key={index} {...one} />
            ))}
        </div>
        {record !== undefined && place.hostDoes().openRecord && (
          <Buttons>
            <SmallButton
              text={texts('Call_OpenRecord')}
              data-testid="open-named-record"
              onClick={() => place.openNamedRecord(key)}
            />
          </Buttons>
        )}
        {earlierActivity !== undefined && <EarlierNotes id={earlierActivity} readNotes={readNotes} />}
      </div>
    );
  };

interface FactProps {
  readonly label: string;
  readonly text: string;
}

/** Label and text are strangers' words: each keeps its own direction, and turns nothing around it. */
const Fact: React.FC<FactProps> = ({ label, text }) => {
  const short = cutText(text, atOnce);
  return (
    <div className={common.line}>
      <span className={common.subtle}>
        <bdi>{label}</bdi>:{' '}
      </span>
      {short === text ? (
        <bdi>{text}</bdi>
      ) : (
        <details>
          <summary>
            <bdi>{short}</bdi>…
          </summary>
          <bdi>{text.slice(short.length)}</bdi>
        </details>
      )}
    </div>
  );
};
