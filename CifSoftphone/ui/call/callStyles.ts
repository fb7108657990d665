import type { IStyle } from '@fluentui/react';
import { column, disabledKey, forcedFull, inCompact, inPanel, seenFocus } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';

const card = {
  position: 'relative',
  minWidth: 0,
  borderRadius: 8,
  border: `1px solid ${tokens.colorNeutralStroke2}`,
  background: tokens.colorNeutralBackground1,
  color: tokens.colorNeutralForeground1,
  overflowWrap: 'anywhere',
  selectors: { [inCompact]: { borderRadius: 4 } },
} as const satisfies IStyle;

/** What the cards of calls have in common. */
export const callStyles = lazyClasses({
  card,
  /** A call and the work on it: two cards, one below the other. */
  call: {
    ...column(8),
    minWidth: 0,
    selectors: {
      [inPanel]: { flex: '1 1 auto' },
      // On a form that is wide enough the work stands beside the call.
      '[data-layout=full] &': { flexFlow: 'row wrap', alignItems: 'flex-start' },
      '[data-layout=full] & > *': { flex: '1 1 272px' },
      [inCompact]: { gap: 4 },
      '&[hidden]': { display: 'none' },
    },
  },
  /** What a card holds under its strip. */
  body: {
    padding: '0 12px 12px',
    selectors: { '[data-dense] &': { paddingBottom: 8 }, [inCompact]: { padding: '0 8px 8px' } },
  },
  /** Of a ring: in a compact field who it is and the answers stand in one row. */
  ringBody: {
    padding: '0 12px 12px',
    selectors: {
      '[data-dense] &': { paddingBottom: 8 },
      [inCompact]: {
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: '0 8px',
        padding: '0 8px',
        selectors: {
          '> *': { flex: '1 1 100%', minWidth: 0 },
          '> [data-who]': { flex: '1 1 88px' },
          '> [data-keys]': { flex: '0 1 auto' },
        },
      },
    },
  },
  /** A time at the end of a line. */
  push: { marginInlineStart: 'auto', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
});

/** A key of a call: a drawing, and its word under it. */
export const callKey = {
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  gap: 4,
  minWidth: 0,
  // Room for two lines of words: all rows are of one height.
  minHeight: 64,
  // All drawings of a row at one height, whatever room their words take.
  padding: '8px 2px 4px',
  boxSizing: 'border-box',
  borderRadius: 8,
  border: '1px solid transparent',
  font: 'inherit',
  fontSize: 12,
  lineHeight: '14px',
  textAlign: 'center',
  overflowWrap: 'anywhere',
  cursor: 'pointer',
} as const satisfies IStyle;

/** The same without its word, in a compact field. */
export const compactKey = {
  minHeight: 36,
  padding: 0,
  justifyContent: 'center',
  borderRadius: 4,
} as const satisfies IStyle;

/** White words on one colour. */
export const coloured = ([rest, hover, pressed]: readonly [string, string, string]) => ({
  color: '#ffffff',
  background: rest,
  selectors: {
    ...seenFocus,
    ':hover': { background: hover, color: '#ffffff' },
    ':active': { background: pressed, color: '#ffffff' },
    '&:disabled,&[aria-disabled=true]': disabledKey,
    ...forcedFull,
  },
});
