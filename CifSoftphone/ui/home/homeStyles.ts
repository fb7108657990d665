import { callRow } from '../theme/callRow';
import { card, column } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';

/** The cards between calls, and what is in them. */
export const homeStyles = lazyClasses({
  home: column(8),
  card: { ...card, padding: '10px 12px 6px' },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 8, margin: '-8px 0' },
  title: { margin: 0, fontSize: 12, lineHeight: '16px', fontWeight: 600, color: tokens.colorNeutralForeground2 },
  all: {
    minWidth: 0,
    padding: '0 4px',
    border: '1px solid transparent',
    background: 'none',
    color: tokens.colorBrandForeground1,
    selectors: { '@media (forced-colors: active)': { borderColor: 'ButtonText' } },
  },
  // In 200 px the button stands below the words.
  failed: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: 8,
    selectors: { '> button': { maxWidth: '100%' } },
  },
  // Words may be long: what does not fit beside the others goes below them.
  figures: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: '4px 12px',
    margin: '6px 0 4px',
  },
  figure: { display: 'flex', flexDirection: 'column-reverse', minWidth: 0 },
  value: { margin: 0, fontSize: 20, lineHeight: '26px', fontWeight: 600, fontVariantNumeric: 'tabular-nums' },
  nothing: { margin: 0, padding: '8px 0', color: tokens.colorNeutralForeground2 },
  sign: {
    display: 'grid',
    placeItems: 'center',
    flex: 'none',
    width: 32,
    height: 32,
    borderRadius: '50%',
    color: tokens.colorBrandForeground2,
    background: tokens.colorBrandBackground2,
  },
  ...callRow,
});
