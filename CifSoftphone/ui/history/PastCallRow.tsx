import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import { dialFormatOf } from '../../core/calls/dialWish';
import type { PastCall } from '../../core/calls/callHistory';
import { formatDuration } from '../../words/duration';
import type { Texts } from '../../words/texts';
import { useStyles } from '../theme/useStyles';
import { whenWords } from '../../words/whenWords';

export interface PastCallRowProps {
  readonly call: PastCall;
  /** Its number as the agent's locale writes it, once that is known. */
  readonly numberWords?: string | undefined;
  readonly texts: Texts;
  /** What can be dialled now. */
  readonly dialFormats: readonly string[];
  readonly onDial: () => void;
  readonly onOpen: (() => void) | undefined;
}

/** One call of the history: with whom, what became of it, when, how long. */
export const PastCallRow: React.FC<PastCallRowProps> = ({ call, numberWords, texts, dialFormats, onDial, onOpen }) => {
  const styles = useStyles();
  const { id, subject, direction, outcome, number, startedAtMs, durationMs, about } = call;
  const canDial = number !== undefined && dialFormats.includes(dialFormatOf(number));
  // The customer, or the case's title; the subject names the customer already.
  const name = about === undefined || about.name === '' ? subject : about.name;
  const facts = [
    texts(direction === 'outbound' ? 'History_Outbound' : 'History_Inbound'),
    texts(`History_${outcome}`),
    ...(startedAtMs === undefined ? [] : [whenWords(startedAtMs)]),
    ...(durationMs === undefined ? [] : [formatDuration(durationMs)]),
  ];
  return (
    <li className={styles.card} data-testid="past-call" data-outcome={outcome} data-call={id}>
      <p className={styles.strong}>
        <bdi>{subject}</bdi>
      </p>
      {about?.name !== undefined && !subject.includes(about.name) && (
        <p className={styles.line}>
          <bdi>{about.name}</bdi>
        </p>
      )}
      <p className={`${styles.line} ${styles.subtle}`}>{facts.join(' · ')}</p>
      {number !== undefined && (
        <p className={`${styles.line} ${styles.subtle}`}>
          <bdi dir="ltr">{numberWords ?? number}</bdi>
        </p>
      )}
      {(canDial || onOpen) && (
        <div className={styles.buttons}>
          {canDial && (
            <DefaultButton
              className={styles.small}
              text={texts('Field_Call')}
              ariaLabel={`${texts('Field_Call')}: ${name}, ${number}`}
              data-testid="redial"
              onClick={onDial}
            />
          )}
          {onOpen && (
            <DefaultButton
              className={styles.small}
              text={texts('Customer_OpenRecord')}
              ariaLabel={`${texts('Customer_OpenRecord')}: ${name}`}
              data-testid="open-past-call"
              onClick={onOpen}
            />
          )}
        </div>
      )}
    </li>
  );
};
