import * as React from 'react';
import { PhoneIcon } from '../theme/icons';
import { inCompact, unseen } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';

export interface CardHeadProps {
  /** What the call does, or why it is over. */
  readonly words: string;
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
  selectors: { [inCompact]: { minHeight: 28, padding: '2px 8px' } },
} as const;
const styles = lazyClasses({
  cardHead: head,
  rings: {
    ...head,
    position: 'relative',
    borderRadius: '7px 7px 0 0',
    color: tokens.colorBrandForeground2,
    background: tokens.colorBrandBackground2,
    selectors: {
      '[data-dense] &': { minHeight: 24 },
      ...head.selectors,
      '[data-layout=compact] [data-dense] &': { minHeight: 28 },
      // What opens more stands in the strip.
      '[data-layout=compact] [data-more="1"] > &': { paddingInlineEnd: 36 },
      '[data-layout=compact] [data-more="2"] > &': { paddingInlineEnd: 68 },
      '[data-layout=compact] [data-more="3"] > &': { paddingInlineEnd: 100 },
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
export const CardHead: React.FC<CardHeadProps> = ({ words, over, rings, children }) => (
  <div className={rings === undefined ? styles.cardHead : styles.rings}>
    <PhoneIcon down={over} />
    <span className={rings === undefined ? styles.words : styles.ringWords}>{words}</span>
    {children}
    {rings !== undefined && <span className={styles.left} style={{ width: `${rings * 100}%` }} aria-hidden="true" />}
  </div>
);
