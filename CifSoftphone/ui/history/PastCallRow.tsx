import * as React from 'react';
import { dialFormatOf } from '../../core/calls/dialWish';
import type { PastCall } from '../../core/calls/callHistory';
import { formatDuration } from '../../words/duration';
import type { StringKey } from '../../words/stringKeys';
import { whenWords } from '../../words/whenWords';
import { factWords } from '../../words/factWords';
import { wordsOf } from '../../core/numbers/writtenNumbers';
import { Avatar } from '../parts/Avatar';
import { SmallIconButton } from '../parts/buttons';
import { useSoftphone } from '../parts/useSoftphone';
import { callRow } from '../theme/callRow';
import { common } from '../theme/common';
import { OpenIcon, PhoneIcon } from '../theme/icons';
import { lazyClasses } from '../theme/lazyClasses';

const styles = lazyClasses(callRow);

/** One call of the history: with whom, what became of it, when, how long. */
export const PastCallRow: React.FC<{ readonly call: PastCall }> = ({ call }) => {
  const { place, view, texts } = useSoftphone();
  const actions = place.history;
  const {
    id,
    subject,
    direction,
    outcome,
    number,
    startedAtMs,
    missedAtMs: atMs = startedAtMs,
    durationMs,
    about,
  } = call;
  const canDial =
    number !== undefined && view.status === 'connected' && view.dialFormats.includes(dialFormatOf(number));
  const canOpen = place.hostDoes().openRecord;
  /** Its name says which call the button is of. */
  const button = (words: StringKey, who: string, testId: string, icon: React.ReactNode, onClick: () => void) => (
    <SmallIconButton title={`${texts(words)}: ${who}`} data-testid={testId} onClick={onClick}>
      {icon}
    </SmallIconButton>
  );
  // The customer, or the case's title; the subject names the customer already.
  const name = about === undefined || about.name === '' ? subject : about.name;
  const isPerson = about !== undefined && about.entityName !== 'incident' && about.name !== '';
  const facts = [
    texts(direction === 'outbound' ? 'History_Outbound' : 'History_Inbound'),
    texts(`History_${outcome}`),
    ...(atMs === undefined ? [] : [whenWords(atMs)]),
    ...(durationMs === undefined ? [] : [formatDuration(durationMs)]),
  ];
  return (
    <li className={styles.row} data-testid="past-call" data-outcome={outcome} data-call={id}>
      <Avatar name={isPerson ? about.name : undefined} size={32} />
      <div className={styles.words}>
        <span>
          <bdi>{subject}</bdi>
        </span>
        {about?.name !== undefined && !subject.includes(about.name) && (
          <span>
            <bdi>{about.name}</bdi>
          </span>
        )}
        <span className={common.subtle}>{factWords(facts)}</span>
        {number !== undefined && (
          <span className={common.subtle}>
            <bdi dir="ltr">{wordsOf(view.written, number) ?? number}</bdi>
          </span>
        )}
      </div>
      {canDial && button('Field_Call', `${name}, ${number}`, 'redial', <PhoneIcon />, () => actions?.dial(call))}
      {canOpen && button('Customer_OpenRecord', name, 'open-past-call', <OpenIcon />, () => actions?.open(call))}
    </li>
  );
};
