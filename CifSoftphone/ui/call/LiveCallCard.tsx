import * as React from 'react';
import { isConference } from '../../../protocol/callCommand';
import type { CallView } from '../../core/calls/callView';
import { formatDuration } from '../../words/duration';
import { liveWord } from '../../words/liveWords';
import type { StringKey } from '../../words/stringKeys';
import { CallerHead } from '../customer/CallerHead';
import { Later } from '../parts/Later';
import { Region } from '../parts/Region';
import { useNow } from '../parts/useNow';
import { useSoftphone } from '../parts/useSoftphone';
import { useWaits } from '../parts/useWaits';
import { common, inCompact } from '../theme/common';
import { PhoneIcon } from '../theme/icons';
import { lazyClasses } from '../theme/lazyClasses';
import { rejectRed } from '../theme/tokens';
import { callKey, callStyles, coloured, compactKey } from './callStyles';
import { CardHead } from './CardHead';
import { leavesConference } from './leavesConference';
import { RecordingWords } from './RecordingWords';

export interface LiveCallCardProps {
  readonly call: CallView;
}

const red = coloured(rejectRed);
const styles = lazyClasses({
  // Columns wide enough for the longest word in most languages; a narrow field has two, or one.
  keys: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(66px, 1fr))',
    gridAutoFlow: 'dense',
    // Tab and screen readers go as the eye does, End call in its corner included; elsewhere it comes after the others.
    readingFlow: 'grid-rows',
    gap: 8,
    selectors: { [inCompact]: { gridTemplateColumns: 'repeat(auto-fill, minmax(38px, 1fr))', gap: 4 } },
  },
  // The red corner: where Reject was, not where Accept was. What the agent has just pressed is not replaced by its opposite.
  endCall: {
    ...callKey,
    ...red,
    gridRow: '1',
    gridColumn: '-2 / -1',
    fontWeight: 600,
    selectors: { ...red.selectors, [inCompact]: compactKey },
  },
});

/**
 * A call in progress: dialled, connected or held. The keys stand right under the name, and what may come or go (a
 * recording's state, a search's answer, a remark, an open keypad) below them: no key moves by it.
 */
export const LiveCallCard: React.FC<LiveCallCardProps> = ({ call }) => {
  const { place, texts, compact, later } = useSoftphone();
  const { StateIcon } = later.there?.() ?? {};
  const nowMs = useNow();
  const { key, state, underWay, connectedAtMs, parties } = call;
  const leaves = leavesConference(call);
  const ending = leaves ? call.commands.includes('leave') : underWay === 'hangup';
  const waits = useWaits(underWay);
  const canEnd = call.offers.includes(leaves ? 'leave' : 'hangup');
  const endWords = texts(endWord(call, leaves, ending));
  return (
    <div className={callStyles.card}>
      <CardHead
        words={texts(call.muted && state === 'connected' ? 'Call_Muted' : liveWord(call))}
        icon={StateIcon && <StateIcon call={call} />}
      >
        {/* voicepanel.js says here how it sounds, where the sound is in this browser. */}
        <span data-sound={call.callId} />
        {connectedAtMs !== undefined && (
          <span className={callStyles.push} aria-label={texts('Call_Duration')} role="timer" aria-live="off">
            {formatDuration(nowMs - connectedAtMs)}
          </span>
        )}
      </CardHead>
      <div className={callStyles.body}>
        <CallerHead call={call} opens />
        <div data-kept="">
          <div className={styles.keys} role="group" aria-label={texts('Call_Tools')}>
            <Region name="tools">
              <Later quiet draw={({ CallTools }) => <CallTools call={call} />} />
            </Region>
            {/* Just accepted, it rests until the telephony system says so too: it has its place, and the keyboard, from the start. */}
            {(canEnd || call.able?.includes('hangup')) && (
              <button
                type="button"
                className={styles.endCall}
                disabled={ending}
                aria-disabled={!canEnd || undefined}
                data-keeps-focus
                data-command={leaves ? 'leave' : undefined}
                title={compact ? endWords : undefined}
                onClick={
                  canEnd ? () => (leaves ? place.command(key, { command: 'leave' }) : place.hangUp(key)) : undefined
                }
              >
                <PhoneIcon down size={20} />
                <span className={common.keyWord}>{endWords}</span>
              </button>
            )}
          </div>
          {/* Under the keys: a recording may begin at any time. */}
          <RecordingWords call={call} />
        </div>
        {waits && (
          <p className={common.line} role="status">
            {texts('Call_EndWaits')}
          </p>
        )}
        {(parties ?? call.supervision ?? call.supervised) && (
          <Region name="parties">
            <Later draw={({ OthersInCall }) => <OthersInCall call={call} />} />
          </Region>
        )}
      </div>
    </div>
  );
};

/** What the red key says. */
function endWord({ state, parties, supervision }: CallView, leaves: boolean, ending: boolean): StringKey {
  if (state === 'initiated') return ending ? 'Call_Cancelling' : 'Call_Cancel';
  if (ending) return 'Call_Ending';
  if (leaves) return 'Command_leave';
  return isConference(parties) ? 'Call_EndForAll' : supervision ? 'Call_StopListening' : 'Call_EndCall';
}
