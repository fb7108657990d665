import { disabledKey, forcedKey, inCompact, seenFocus, unseen } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';
import { callKey, compactKey } from './callStyles';

/** The keys of a live call, and what opens below them. */
export const toolStyles = lazyClasses({
  below: { gridColumn: '1 / -1' },
  key: {
    ...callKey,
    borderColor: tokens.colorNeutralStroke1,
    color: tokens.colorNeutralForeground1,
    background: tokens.colorNeutralBackground3,
    selectors: {
      ...seenFocus,
      '> span': { alignItems: 'start' },
      [inCompact]: compactKey,
      '[data-layout=compact] & > span': unseen,
      ':hover': { background: tokens.colorNeutralBackground3Hover },
      ':active': { background: tokens.colorNeutralBackground3Pressed },
      // What is on says so by more than its word: a border, a colour, a weight.
      '&[data-on]': {
        borderColor: tokens.colorBrandForeground1,
        color: tokens.colorBrandForeground2,
        background: tokens.colorBrandBackground2,
        fontWeight: 600,
      },
      '&[aria-expanded=true]': { borderColor: tokens.colorBrandForeground1 },
      '&[aria-disabled=true]': disabledKey,
      ...forcedKey,
    },
  },
});
