import type { IStyle } from '@fluentui/react';
import { lazyClasses } from './lazyClasses';
import { tokens } from './tokens';

/** The frame of a call, a message, a past call. */
export const card = {
  padding: 12,
  borderRadius: 8,
  border: `1px solid ${tokens.colorNeutralStroke2}`,
  background: tokens.colorNeutralBackground1,
  color: tokens.colorNeutralForeground1,
  overflowWrap: 'anywhere',
} as const satisfies IStyle;

/** How high the panel's first and last region are. */
export const barPx = 48;
export const navPx = 52;
/** From the window's lower edge to where a panel's calls and work end: its views and what rings beside a call (`useRingPlace`). */
export const lowerEdge = `(${navPx}px + var(--after, 0px))`;

/** As a selector of a style: in the panel, which is a page of its own with its regions in fixed places. */
export const inPanel = '[data-desk] &';
/** As a selector: while the panel shows another view than this one. */
export const onlyInView = (view: string): string => `[data-view]:not([data-view=${view}]) &`;

/** As a selector: in a compact field, which has 200 px and shows a call in a strip. */
export const inCompact = '[data-layout=compact] &';

/** Seen by nobody, and read by screen readers. */
export const unseen = {
  position: 'absolute',
  width: 1,
  height: 1,
  margin: -1,
  padding: 0,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
  border: 0,
} as const satisfies IStyle;

/** A card with a stripe before it that says what it is. */
export const striped = (colour: string) => ({ ...card, borderInlineStart: `4px solid ${colour}` });

/** Where the keyboard is: a line and one of the opposite colour in it, seen on every ground. */
export const seenFocus = {
  ':focus-visible': {
    outline: `2px solid ${tokens.colorNeutralForeground1}`,
    outlineOffset: '-2px',
    boxShadow: `inset 0 0 0 3px ${tokens.colorNeutralBackground1}`,
  },
} as const;

/** Not possible now: it keeps its place, and says why. */
export const disabledKey = {
  cursor: 'default',
  color: tokens.colorNeutralForegroundDisabled,
  background: tokens.colorNeutralBackgroundDisabled,
} as const satisfies IStyle;

const resting = { color: 'GrayText', background: 'Canvas' };
const turned = { forcedColorAdjust: 'none', color: 'HighlightText', background: 'Highlight' };
const whatRests = { ':is(:disabled)': resting, ':is([aria-disabled=true])': resting };
/**
 * In forced colours: what is on or open is turned round, what rests is grey. `&` would leave the media query
 * (test/CifSoftphone/ui/theme/forcedColours.test.tsx), a comma within `:is` would cut it.
 */
export const forcedKey = {
  '@media (forced-colors: active)': {
    selectors: {
      ':is([aria-expanded=true])': turned,
      ':is([aria-pressed=true])': turned,
      ':is([data-on])': turned,
      ...whatRests,
    },
  },
} as const;
/** In forced colours: what is most likely wanted has a ground that the others have not. */
export const forcedFull = {
  '@media (forced-colors: active)': {
    forcedColorAdjust: 'none',
    color: 'Canvas',
    background: 'CanvasText',
    selectors: whatRests,
  },
} as const;

export const column = (gap: number) => ({ display: 'flex', flexDirection: 'column', gap }) as const;
export const list = { listStyle: 'none', margin: 0, padding: 0 } as const;
/** In sight wherever the agent has scrolled to in the softphone. */
export const sticky = {
  ...column(6),
  position: 'sticky',
  overflowY: 'auto',
} as const;
const row = { display: 'flex', flexWrap: 'wrap' } as const;
const subtle = { color: tokens.colorNeutralForeground2, fontSize: 12 } as const;
const line = { margin: '4px 0 0' };

/**
 * What several components wear. Directions are logical, so right-to-left needs no second set; fonts and the colour of
 * words come from the theme around.
 */
export const common = lazyClasses({
  root: {
    ...column(10),
    position: 'relative',
    minWidth: 0,
    boxSizing: 'border-box',
    // A ring that comes pushes down what the agent looks at, however far that is scrolled, instead of lying over it.
    overflowAnchor: 'none',
    selectors: { '&[data-layout=compact]': { gap: 4 }, [inCompact]: { gap: 4 } },
  },
  card,
  section: { ...column(6), marginTop: 8 },
  list: { ...list, ...column(10) },
  buttons: { ...row, gap: 8, marginTop: 12 },
  row: { ...row, gap: 8 },
  tool: { minWidth: 0, padding: '0 6px', borderRadius: 4, borderColor: tokens.colorNeutralStroke1 },
  subtle,
  line,
  fact: { ...line, ...subtle },
  strong: { margin: 0, fontWeight: 600 },
  unseen,
  /** The word of a key that has a drawing: in a compact field that stands alone. */
  keyWord: { selectors: { [inCompact]: unseen } },
});
