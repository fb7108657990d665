import * as React from 'react';
import { DefaultButton, PrimaryButton } from '@fluentui/react';
import type { CallCommand } from '../../../protocol/callCommand';
import type { CallView } from '../../core/calls/callView';
import { CallerFacts } from '../customer/CallerFacts';
import { CallerHead } from '../customer/CallerHead';
import { CallTools } from './CallTools';
import { formatDuration } from '../../words/duration';
import { PhoneIcon } from '../theme/icons';
import { liveWord } from '../../words/liveWords';
import type { Texts } from '../../words/texts';
import { useNow } from '../parts/useNow';
import { useStyles } from '../theme/useStyles';
import { useWaits } from '../parts/useWaits';

export interface LiveCallCardProps {
  readonly call: CallView;
  readonly texts: Texts;
  /** What can be done about the customer; after what can be done with the call. */
  readonly customer: React.ReactNode;
  readonly onHangUp: () => void;
  /** There where the call has no session in Dynamics and could have one. */
  readonly onOpenSession: (() => void) | undefined;
  readonly onCommand: (command: CallCommand) => void;
}

/**
 * A call in progress: dialled, connected or held. End call and the tools stand right under the name, and what may come
 * or go (a search's answer, a remark, the session's button, an open keypad) below them: no button moves by it.
 */
export const LiveCallCard: React.FC<LiveCallCardProps> = ({
  call,
  texts,
  customer,
  onHangUp,
  onOpenSession,
  onCommand,
}) => {
  const styles = useStyles();
  const nowMs = useNow();
  const state = liveWord(call);
  const dialling = call.state === 'initiated';
  const ending = call.underWay === 'hangup';
  const waits = useWaits(call.underWay);
  const canEnd = call.offers.includes('hangup');
  return (
    <>
      <div className={styles.cardHead}>
        <PhoneIcon />
        <span>{texts(state)}</span>
        {call.muted && <span className={styles.strong}>{texts('Call_Muted')}</span>}
        {call.connectedAtMs !== undefined && (
          <span className={styles.push} aria-label={texts('Call_Duration')} role="timer" aria-live="off">
            {formatDuration(nowMs - call.connectedAtMs)}
          </span>
        )}
      </div>
      <CallerHead call={call} texts={texts} />
      {/* Just accepted, it rests until the telephony system says so too: it has its place, and the keyboard, from the start. */}
      {(canEnd || call.able?.includes('hangup')) && (
        <div className={styles.buttons}>
          <PrimaryButton
            className={styles.endCall}
            text={texts(ending ? 'Call_Ending' : dialling ? 'Call_Cancel' : 'Call_EndCall')}
            disabled={ending || !canEnd}
            allowDisabledFocus={!ending}
            data-keeps-focus
            onClick={canEnd ? onHangUp : undefined}
          />
        </div>
      )}
      <CallTools call={call} texts={texts} onCommand={onCommand} />
      {waits && (
        <p className={styles.line} role="status">
          {texts('Call_EndWaits')}
        </p>
      )}
      <CallerFacts call={call} texts={texts} />
      {onOpenSession && (
        <div className={styles.buttons}>
          <DefaultButton
            className={styles.small}
            text={texts('Call_OpenSession')}
            data-testid="open-session"
            onClick={onOpenSession}
          />
        </div>
      )}
      {customer}
    </>
  );
};
