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

/** A button of one colour with white words. */
export const filled = ([rest, hover, pressed]: readonly [string, string, string]) => ({
  flex: '1 1 96px',
  minWidth: 0,
  padding: '0 8px',
  borderRadius: 4,
  border: 'none',
  color: '#ffffff',
  background: rest,
  selectors: {
    ':hover': { background: hover, color: '#ffffff' },
    ':active': { background: pressed, color: '#ffffff' },
    '@media (forced-colors: active)': { border: '1px solid ButtonText' },
  },
});
