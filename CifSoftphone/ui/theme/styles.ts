import type { ITheme } from '@fluentui/react';
import { lazyClasses } from './lazyClasses';

/** Seed colours: grey while the line cannot ring, green when it can; amber on the way between. */
const statusColours = { grey: '#8a8886', green: '#13a10e', amber: '#f7a200' };
const answerGreen = { rest: '#107c10', hover: '#0e700e', pressed: '#0c5e0c' };
const rejectRed = { rest: '#c50f1f', hover: '#b10e1c', pressed: '#960b18' };

const filled = (colour: typeof answerGreen) => ({
  flex: '1 1 96px',
  minWidth: 0,
  padding: '0 8px',
  borderRadius: 4,
  border: 'none',
  color: '#ffffff',
  background: colour.rest,
  selectors: {
    ':hover': { background: colour.hover, color: '#ffffff' },
    ':active': { background: colour.pressed, color: '#ffffff' },
    '@media (forced-colors: active)': { border: '1px solid ButtonText' },
  },
});

/** All styles of the softphone, made once for a theme. Directions are logical, so right-to-left needs no second set. */
export const softphoneStyles = (theme: ITheme) => {
  const { semanticColors, palette, fonts } = theme;
  const card = {
    padding: 12,
    borderRadius: 6,
    border: `1px solid ${semanticColors.variantBorder}`,
    background: semanticColors.bodyStandoutBackground,
    color: semanticColors.bodyText,
    overflowWrap: 'anywhere' as const,
  };
  const sticky = {
    position: 'sticky' as const,
    overflowY: 'auto' as const,
    display: 'flex',
    flexDirection: 'column' as const,
    gap: 6,
    background: semanticColors.bodyBackground,
  };
  const folded = {
    ...card,
    display: 'flex',
    width: '100%',
    height: 'auto',
    minWidth: 0,
    padding: '8px 12px',
    textAlign: 'start' as const,
    selectors: {
      '.ms-Button-flexContainer': { width: '100%', gap: 8, alignItems: 'center', justifyContent: 'flex-start' },
    },
  };
  return lazyClasses({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: 10,
      minWidth: 0,
      boxSizing: 'border-box',
      color: semanticColors.bodyText,
      ...fonts.medium,
    },
    header: {
      position: 'relative',
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: 8,
      flexWrap: 'wrap',
    },
    status: { display: 'inline-flex', alignItems: 'center', gap: 8, minWidth: 0, minHeight: 24 },
    dot: {
      width: 10,
      height: 10,
      borderRadius: '50%',
      flex: 'none',
      selectors: { '@media (forced-colors: active)': { forcedColorAdjust: 'none' } },
    },
    grey: { background: statusColours.grey },
    green: { background: statusColours.green },
    amber: { background: statusColours.amber },
    red: { background: rejectRed.rest },
    subtle: { color: semanticColors.bodySubtext, ...fonts.small },
    idle: { color: semanticColors.bodySubtext, padding: '24px 0', textAlign: 'center' },
    fieldRow: { display: 'flex', alignItems: 'center', gap: 4, minWidth: 0 },
    field: { flex: '1 1 auto', minWidth: 0 },
    fieldButton: { minWidth: 32, width: 32, padding: 0, flex: 'none', borderRadius: 4 },
    // Sticks to the top of whatever scrolls, within the softphone. More rings than the window is high scroll in it.
    rings: {
      ...sticky,
      top: 0,
      zIndex: 2,
      maxHeight: '100vh',
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    // Sticks to the bottom of whatever scrolls.
    notices: {
      ...sticky,
      bottom: 0,
      // Over the focus ring of what lies below.
      zIndex: 1,
      maxHeight: '66vh',
      // Without a message it takes no room, not even the gap above it.
      marginTop: -10,
      selectors: { '> *': { marginTop: 10 } },
    },
    calls: { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: 10 },
    card,
    // The call that the agent hears; held ones stand back beside it.
    active: { ...card, borderInlineStart: `4px solid ${palette.themePrimary}` },
    // As wide a border, that nothing in the card moves when the call is put on hold.
    held: { ...card, borderInlineStart: `4px solid ${semanticColors.variantBorder}` },
    folded,
    foldedActive: { ...folded, borderInlineStart: `4px solid ${palette.themePrimary}` },
    foldedWords: { minWidth: 0, whiteSpace: 'normal' },
    ringing: { ...card, padding: '8px 12px', borderInlineStart: `4px solid ${answerGreen.rest}` },
    ended: { ...card, borderStyle: 'dashed' },
    trouble: { ...card, borderInlineStart: `4px solid ${rejectRed.rest}` },
    cardHead: { display: 'flex', alignItems: 'center', gap: 6, color: semanticColors.bodySubtext, ...fonts.small },
    push: { marginInlineStart: 'auto', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
    who: {
      margin: '2px 0 0',
      ...fonts.large,
      lineHeight: '22px',
      fontWeight: 600,
      display: '-webkit-box',
      WebkitBoxOrient: 'vertical',
      WebkitLineClamp: 5,
      overflow: 'hidden',
    },
    // The room of two lines and a number, whatever is known yet: what stands below does not move when a name comes.
    caller: { display: 'flex', flexDirection: 'column', justifyContent: 'center', minHeight: 64 },
    number: { margin: 0, lineHeight: '18px' },
    line: { margin: '4px 0 0' },
    strong: { margin: 0, fontWeight: 600 },
    buttons: { display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 12 },
    answers: { display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 8 },
    accept: filled(answerGreen),
    reject: filled(rejectRed),
    // Where Reject was, not where Accept was: what the agent has just pressed is not replaced by its opposite.
    endCall: { ...filled(rejectRed), flex: '0 1 calc(50% - 4px)', marginInlineStart: 'auto' },
    // Columns wide enough for the longest word in most languages; a narrow field has one.
    tools: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(110px, 1fr))', gap: 4, marginTop: 8 },
    tool: { minWidth: 0, padding: '0 6px', borderRadius: 4, borderColor: palette.neutralQuaternaryAlt },
    section: { display: 'flex', flexDirection: 'column', gap: 6, marginTop: 8 },
    // The keys of a telephone stand as on a telephone in every language.
    keys: { display: 'grid', gridTemplateColumns: 'repeat(3, 1fr)', gap: 4, direction: 'ltr' },
    small: { minWidth: 0, padding: '0 12px', borderRadius: 4, borderColor: palette.neutralQuaternaryAlt },
    row: { display: 'flex', flexWrap: 'wrap', gap: 4 },
    choices: { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: 4 },
    choice: {
      ...fonts.medium,
      display: 'flex',
      flexDirection: 'column',
      width: '100%',
      padding: '6px 8px',
      borderRadius: 4,
      border: `1px solid ${semanticColors.inputBorder}`,
      background: semanticColors.bodyBackground,
      color: semanticColors.bodyText,
      textAlign: 'start',
      cursor: 'pointer',
      overflowWrap: 'anywhere',
      selectors: {
        ':hover': { background: semanticColors.bodyStandoutBackground },
        ':focus-visible': { outline: `2px solid ${palette.themePrimary}`, outlineOffset: '1px' },
      },
    },
    gear: { minWidth: 32, width: 32, padding: 0, flex: 'none', borderRadius: 4, color: semanticColors.bodyText },
    // In the corner of its card: a call that is over takes two lines and no third.
    close: {
      width: 24,
      height: 24,
      margin: -4,
      marginInlineStart: 'auto',
      padding: 0,
      flex: 'none',
      borderRadius: 4,
      color: semanticColors.bodyText,
    },
    settings: { ...card, display: 'flex', flexDirection: 'column', gap: 8 },
    setting: { display: 'flex', flexDirection: 'column', gap: 2, minWidth: 0 },
    native: {
      width: '100%',
      minWidth: 0,
      boxSizing: 'border-box',
      minHeight: 32,
      font: 'inherit',
      color: semanticColors.inputText,
      background: semanticColors.inputBackground,
      accentColor: palette.themePrimary,
      border: `1px solid ${semanticColors.inputBorder}`,
      borderRadius: 2,
    },
    unseen: {
      position: 'absolute',
      width: 1,
      height: 1,
      margin: -1,
      padding: 0,
      overflow: 'hidden',
      clipPath: 'inset(50%)',
      whiteSpace: 'nowrap',
      border: 0,
    },
  });
};
export type SoftphoneStyles = ReturnType<typeof softphoneStyles>;
