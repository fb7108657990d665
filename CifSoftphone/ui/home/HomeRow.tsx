import * as React from 'react';
import type { PastCall } from '../../core/calls/callHistory';
import { dialFormatOf } from '../../core/calls/dialWish';
import { wordsOf } from '../../core/numbers/writtenNumbers';
import { whenWords } from '../../words/whenWords';
import { factWords } from '../../words/factWords';
import { Avatar } from '../parts/Avatar';
import { SmallIconButton } from '../parts/buttons';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { OpenIcon, PhoneIcon } from '../theme/icons';
import { homeStyles as styles } from './homeStyles';

export interface HomeRowProps {
  readonly call: PastCall;
  /** Before it stands a face, or a sign of what it waits for. */
  readonly lead: 'face' | 'missed' | 'no-disposition';
  readonly facts: readonly string[];
  /** Its key opens the phone call instead of calling. */
  readonly opens?: boolean;
}

/** One call of the day, in two lines, and what can be done about it. */
export const HomeRow: React.FC<HomeRowProps> = ({ call, lead, facts, opens = false }) => {
  const { place, view, texts } = useSoftphone();
  const { number, about, subject, startedAtMs, missedAtMs: atMs = startedAtMs } = call;
  const isPerson = about !== undefined && about.entityName !== 'incident' && about.name !== '';
  const written = number === undefined ? undefined : (wordsOf(view.written, number) ?? number);
  const name = isPerson ? about.name : (written ?? subject);
  const canDial =
    number !== undefined && view.status === 'connected' && view.dialFormats.includes(dialFormatOf(number));
  const act = (title: string, testId: string, icon: React.ReactNode, onClick: () => void) => (
    <SmallIconButton title={`${title}: ${name}`} data-testid={testId} onClick={onClick}>
      {icon}
    </SmallIconButton>
  );
  return (
    <li className={styles.row} data-testid="home-row" data-call={call.id} data-lead={lead}>
      {lead === 'face' ? (
        <Avatar name={isPerson ? about.name : undefined} size={32} />
      ) : (
        <span className={styles.sign} aria-hidden="true">
          {lead === 'missed' ? <PhoneIcon down /> : <PencilIcon />}
        </span>
      )}
      <div className={styles.words}>
        <span>
          <bdi dir={name === written ? 'ltr' : undefined}>{name}</bdi>
        </span>
        <span className={common.subtle}>{factWords(facts)}</span>
      </div>
      {atMs !== undefined && <span className={styles.time}>{whenWords(atMs)}</span>}
      {opens
        ? place.hostDoes().openRecord &&
          act(texts('Customer_OpenRecord'), 'home-open', <OpenIcon />, () => place.recent?.open(withoutRecord(call)))
        : canDial && act(texts('Field_Call'), 'home-call', <PhoneIcon />, () => place.recent?.dial(call))}
    </li>
  );
};

/** The phone call itself is opened: there the disposition is missing. */
function withoutRecord({ about: _about, ...call }: PastCall): PastCall {
  return call;
}

const PencilIcon: React.FC = () => (
  <svg width="16" height="16" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.75">
    <path d="M4 16l1-4 8.5-8.5 3 3L8 15z" strokeLinejoin="round" />
  </svg>
);
