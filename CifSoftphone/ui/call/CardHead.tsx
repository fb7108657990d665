import * as React from 'react';
import { PhoneIcon } from '../theme/icons';
import { inCompact, unseen } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';

export interface CardHeadProps {
  /** What the call does, or why it is over. */
  readonly words: React.ReactNode;
  /** Instead of a telephone. */
  readonly icon?: React.ReactNode;
  readonly over?: boolean;
  /** It rings: so much of its time is left, 0 to 1. */
  readonly rings?: number | undefined;
}

const head = {
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  minHeight: 36,
  padding: '2px 12px',
  boxSizing: 'border-box',
  borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  color: tokens.colorNeutralForeground2,
  fontSize: 12,
  lineHeight: '16px',
  selectors: { [inCompact]: { minHeight: 28, paddingBlock: 2, paddingInlineStart: 8 } },
} as const;
const styles = lazyClasses({
  cardHead: head,
  rings: {
    ...head,
    position: 'relative',
    // What opens more stands in it.
    paddingInlineEnd: 'calc(12px + 32px * var(--more))',
    borderRadius: '7px 7px 0 0',
    color: tokens.colorBrandForeground2,
    background: tokens.colorBrandBackground2,
    selectors: {
      // Who calls stands in it.
      '[data-dense] &': { minHeight: 38 },
      ...head.selectors,
    },
  },
  words: { minWidth: 0, fontWeight: 600 },
  // The time that is left says it, too.
  ringWords: { minWidth: 0, fontWeight: 600, selectors: { [inCompact]: unseen } },
  left: {
    position: 'absolute',
    insetInlineStart: 0,
    bottom: -1,
    height: 3,
    background: tokens.colorBrandForeground1,
    selectors: { '@media (forced-colors: active)': { forcedColorAdjust: 'none', background: 'Highlight' } },
  },
});

/** The first line of a call's card: its strip. */
export const CardHead: React.FC<CardHeadProps> = ({ words, icon, over, rings, children }) => (
  <div className={rings === undefined ? styles.cardHead : styles.rings}>
    {icon ?? <PhoneIcon down={over} />}
    <span className={rings === undefined ? styles.words : styles.ringWords}>{words}</span>
    {children}
    {rings !== undefined && <span className={styles.left} style={{ width: `${rings * 100}%` }} aria-hidden="true" />}
  </div>
);
