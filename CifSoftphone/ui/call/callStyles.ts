import type { IStyle } from '@fluentui/react';
import { card, striped } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';

/** The stripe of the call that the agent hears; held ones stand back beside it. */
export const heard = tokens.colorBrandBackground;
/** As wide a stripe, that nothing in the card moves when the call is put on hold. */
export const held = tokens.colorNeutralStroke1;

/** What the cards of calls have in common. */
export const callStyles = lazyClasses({
  active: striped(heard),
  held: striped(held),
  ended: { ...card, borderStyle: 'dashed' },
  /** A time at the end of a line. */
  push: { marginInlineStart: 'auto', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
});

/** A key of a live call: a drawing, and its word under it. */
export const callKey = {
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  gap: 4,
  minWidth: 0,
  // Room for two lines of words: all rows are of one height.
  minHeight: 66,
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

/** Not possible now: it keeps its place, and says why. */
export const disabledKey = {
  cursor: 'default',
  color: tokens.colorNeutralForegroundDisabled,
  background: tokens.colorNeutralBackgroundDisabled,
} as const satisfies IStyle;

/** White words on one colour. */
export const coloured = ([rest, hover, pressed]: readonly [string, string, string]) => ({
  color: '#ffffff',
  background: rest,
  selectors: {
    ':hover': { background: hover, color: '#ffffff' },
    ':active': { background: pressed, color: '#ffffff' },
    '@media (forced-colors: active)': { border: '1px solid ButtonText' },
  },
});

/** A button of one colour. */
export const filled = (colours: readonly [string, string, string]) => ({
  flex: '1 1 96px',
  minWidth: 0,
  padding: '0 8px',
  borderRadius: 4,
  border: 'none',
  ...coloured(colours),
});
