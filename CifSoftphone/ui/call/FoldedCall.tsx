import * as React from 'react';
import { callerName } from '../../words/callerName';
import { formatDuration } from '../../words/duration';
import { liveWord } from '../../words/liveWords';
import { SmallButton } from '../parts/buttons';
import type { FoldedCallProps } from '../parts/laterParts';
import { useNow } from '../parts/useNow';
import { useSoftphone } from '../parts/useSoftphone';
import { card } from '../theme/common';
import { PhoneIcon } from '../theme/icons';
import { lazyClasses } from '../theme/lazyClasses';
import { callStyles } from './callStyles';
import { recordingSigns } from './RecordingWords';

const styles = lazyClasses({
  folded: {
    ...card,
    display: 'flex',
    alignItems: 'center',
    gap: 8,
    width: '100%',
    minWidth: 0,
    minHeight: 52,
    padding: '8px 12px',
    lineHeight: 'normal',
    fontWeight: 600,
    textAlign: 'start',
  },
  words: { minWidth: 0, whiteSpace: 'normal' },
  recording: { display: 'block', marginTop: 2, fontSize: 12 },
});

/** A live call while another is shown in full: one line that brings it to the front. */
export const FoldedCall: React.FC<FoldedCallProps> = ({ call, onShow }) => {
  const { texts } = useSoftphone();
  const nowMs = useNow();
  const { recording } = call;
  // Keys have spaces, ids must not.
  const recordingId = recording && `recording-${encodeURIComponent(call.key)}`;
  return (
    <SmallButton
      className={styles.folded}
      aria-expanded={false}
      aria-describedby={recordingId}
      data-testid="folded-call"
      onClick={onShow}
    >
      <PhoneIcon />
      <span className={styles.words}>
        {texts(liveWord(call))}: <bdi>{callerName(call, texts)}</bdi>
        {recording && (
          // It describes the button and is not in its name, which is that of the call.
          <span className={styles.recording} aria-hidden="true">
            {recordingSigns[recording]} <span id={recordingId}>{texts(`Recording_${recording}`)}</span>
          </span>
        )}
      </span>
      {call.connectedAtMs !== undefined && (
        // A name that changes each second would be read out each second.
        <span className={callStyles.push} aria-hidden="true">
          {formatDuration(nowMs - call.connectedAtMs)}
        </span>
      )}
    </SmallButton>
  );
};
