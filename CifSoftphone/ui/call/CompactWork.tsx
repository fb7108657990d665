import * as React from 'react';
import { useSoftphone } from '../parts/useSoftphone';
import { seenFocus } from '../theme/common';
import { ChevronIcon } from '../theme/icons';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';

export interface CompactWorkProps {
  /** Needed now: what is written after a call, or was begun before it. */
  readonly open: boolean;
}

const styles = lazyClasses({
  // One frame around both.
  frame: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: 4,
    background: tokens.colorNeutralBackground1,
    selectors: { '> div > *': { border: 'none' } },
  },
  toggle: {
    display: 'flex',
    alignItems: 'center',
    gap: 8,
    width: '100%',
    minHeight: 28,
    padding: '0 8px',
    border: '1px solid transparent',
    borderRadius: 4,
    background: 'none',
    color: tokens.colorNeutralForeground2,
    font: 'inherit',
    fontSize: 12,
    textAlign: 'start',
    cursor: 'pointer',
    selectors: {
      ...seenFocus,
      ':hover': { background: tokens.colorNeutralBackground3Hover },
      svg: { marginInlineStart: 'auto' },
      '&[aria-expanded=true] svg': { transform: 'rotate(180deg)' },
      '@media (forced-colors: active)': { borderColor: 'ButtonText' },
    },
  },
});

/** In a field of 200 px a call is a strip: the work on it opens when it is wanted, and stands open after the call. */
export const CompactWork: React.FC<CompactWorkProps> = ({ open, children }) => {
  const { texts } = useSoftphone();
  const [wanted, setWanted] = React.useState(open);
  // In the same drawing: who is sent to the notes finds them.
  const [was, setWas] = React.useState(open);
  if (open !== was) {
    setWas(open);
    if (open) setWanted(true);
  }
  return (
    <div className={styles.frame}>
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={wanted}
        data-testid="work"
        data-aside
        onClick={() => setWanted(!wanted)}
      >
        {texts('Work_Label')}
        <ChevronIcon />
      </button>
      {/* Folded it stays what it is. */}
      <div hidden={!wanted}>{children}</div>
    </div>
  );
};
