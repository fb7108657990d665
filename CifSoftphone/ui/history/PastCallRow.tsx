import * as React from 'react';
import { dialFormatOf } from '../../core/calls/dialWish';
import type { PastCall } from '../../core/calls/callHistory';
import { formatDuration } from '../../words/duration';
import type { StringKey } from '../../words/stringKeys';
import { whenWords } from '../../words/whenWords';
import { wordsOf } from '../../core/numbers/writtenNumbers';
import { Buttons, SmallButton } from '../parts/buttons';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';

/** One call of the history: with whom, what became of it, when, how long. */
export const PastCallRow: React.FC<{ readonly call: PastCall }> = ({ call }) => {
  const { place, view, texts } = useSoftphone();
  const actions = place.history;
  const { id, subject, direction, outcome, number, startedAtMs, durationMs, about } = call;
  const canDial =
    number !== undefined && view.status === 'connected' && view.dialFormats.includes(dialFormatOf(number));
  const canOpen = place.hostDoes().openRecord;
  /** Its name says which call the button is of. */
  const button = (words: StringKey, who: string, testId: string, onClick: () => void) => (
    <SmallButton text={texts(words)} ariaLabel={`${texts(words)}: ${who}`} data-testid={testId} onClick={onClick} />
  );
  // The customer, or the case's title; the subject names the customer already.
  const name = about === undefined || about.name === '' ? subject : about.name;
  const facts = [
    texts(direction === 'outbound' ? 'History_Outbound' : 'History_Inbound'),
    texts(`History_${outcome}`),
    ...(startedAtMs === undefined ? [] : [whenWords(startedAtMs)]),
    ...(durationMs === undefined ? [] : [formatDuration(durationMs)]),
  ];
  return (
    <li className={common.card} data-testid="past-call" data-outcome={outcome} data-call={id}>
      <p className={common.strong}>
        <bdi>{subject}</bdi>
      </p>
      {about?.name !== undefined && !subject.includes(about.name) && (
        <p className={common.line}>
          <bdi>{about.name}</bdi>
        </p>
      )}
      <p className={common.fact}>{facts.join(' · ')}</p>
      {number !== undefined && (
        <p className={common.fact}>
          <bdi dir="ltr">{wordsOf(view.written, number) ?? number}</bdi>
        </p>
      )}
      {(canDial || canOpen) && (
        <Buttons>
          {canDial && button('Field_Call', `${name}, ${number}`, 'redial', () => actions?.dial(call))}
          {canOpen && button('Customer_OpenRecord', name, 'open-past-call', () => actions?.open(call))}
        </Buttons>
      )}
    </li>
  );
};
