import { column, list } from './common';
import { tokens } from './tokens';

/** A past call in a row of 48 px: whose it was, what became of it, when, and its keys. */
export const callRow = {
  rows: list,
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: 10,
    minHeight: 48,
    padding: '4px 0',
    boxSizing: 'border-box',
    selectors: { '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` } },
  },
  words: { ...column(0), flex: 1, minWidth: 0 },
  time: { flex: 'none', color: tokens.colorNeutralForeground2, fontSize: 12, fontVariantNumeric: 'tabular-nums' },
} as const;
