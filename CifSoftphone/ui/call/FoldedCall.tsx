import * as React from 'react';
import { callerName } from '../../words/callerName';
import { formatDuration } from '../../words/duration';
import { liveWord } from '../../words/liveWords';
import { SmallButton } from '../parts/buttons';
import type { FoldedCallProps } from '../parts/laterParts';
import { useNow } from '../parts/useNow';
import { useSoftphone } from '../parts/useSoftphone';
import { card } from '../theme/common';
import { CallIcon } from '../theme/callIcons';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';
import { recordingSigns } from './RecordingWords';
import { StateIcon } from './StateIcon';

const styles = lazyClasses({
  folded: {
    ...card,
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    gap: 8,
    minWidth: 0,
    minHeight: 52,
    padding: '4px 12px',
    boxSizing: 'border-box',
    selectors: { ':hover': { background: tokens.colorNeutralBackground3 } },
  },
  // The whole line brings the call to the front.
  line: {
    display: 'flex',
    alignItems: 'center',
    gap: 8,
    minWidth: 0,
    minHeight: 40,
    padding: 0,
    border: 'none',
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    fontWeight: 600,
    textAlign: 'start',
    cursor: 'pointer',
    selectors: {
      // With an edge of its own in forced colours.
      '::before': {
        content: '""',
        position: 'absolute',
        inset: -1,
        border: '1px solid transparent',
        borderRadius: 8,
      },
      ':focus-visible': { outline: 'none' },
      ':focus-visible::before': {
        outline: `2px solid ${tokens.colorNeutralForeground1}`,
        outlineOffset: '-2px',
      },
    },
  },
  words: { minWidth: 0, whiteSpace: 'normal' },
  more: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '0 12px',
    fontSize: 12,
    fontWeight: 400,
    fontVariantNumeric: 'tabular-nums',
  },
  // On top of the line, beside the name.
  resume: { position: 'relative', display: 'flex', alignItems: 'center', gap: 4, flex: 'none', padding: '0 8px' },
});

/** A live call while another is shown in full: one line that brings it to the front; one on hold goes on from here. */
export const FoldedCall: React.FC<FoldedCallProps> = ({ call, onShow }) => {
  const { place, texts } = useSoftphone();
  const nowMs = useNow();
  const { recording, key } = call;
  const name = callerName(call, texts);
  const resume = texts('Command_retrieve');
  // Keys have spaces, ids must not.
  const recordingId = recording && `recording-${encodeURIComponent(key)}`;
  return (
    <div className={styles.folded}>
      <button
        type="button"
        className={styles.line}
        aria-expanded={false}
        aria-describedby={recordingId}
        data-testid="folded-call"
        data-folded=""
        onClick={onShow}
      >
        <StateIcon call={call} />
        <span className={styles.words}>
          {texts(liveWord(call))}: <bdi>{name}</bdi>
          {/* A name that changes each second would be read out each second; what is recorded describes the button. */}
          <span className={styles.more} aria-hidden="true">
            {call.connectedAtMs !== undefined && <span>{formatDuration(nowMs - call.connectedAtMs)}</span>}
            {recording && (
              <span>
                {recordingSigns[recording]} <span id={recordingId}>{texts(`Recording_${recording}`)}</span>
              </span>
            )}
          </span>
        </span>
      </button>
      {call.offers.includes('retrieve') && (
        <SmallButton
          className={styles.resume}
          aria-label={`${resume}: ${name}`}
          data-testid="folded-resume"
          onClick={() => place.command(key, { command: 'retrieve' })}
        >
          <CallIcon small command="retrieve" />
          {resume}
        </SmallButton>
      )}
    </div>
  );
};
