import { useTheme, type ITheme } from '@fluentui/react';
import * as React from 'react';
import { lazyClasses } from './lazyClasses';

const menuStyles = ({ semanticColors, palette, fonts, effects }: ITheme) => {
  const menu = {
    boxSizing: 'border-box' as const,
    padding: 4,
    borderRadius: 4,
    border: `1px solid ${semanticColors.variantBorder}`,
    background: semanticColors.bodyBackground,
  };
  return lazyClasses({
    agentState: { minWidth: 0, maxWidth: '100%', height: 'auto', minHeight: 32, padding: '0 8px', borderRadius: 4 },
    agentStateText: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 8,
      textAlign: 'start',
      overflowWrap: 'anywhere',
    },
    // In a form it pushes the rest down: sections of forms cut off what lies over them.
    menuInFlow: { ...menu, marginTop: 4 },
    // Under the whole header: at a narrow panel's button there is no room for a long reason.
    menuOver: {
      ...menu,
      position: 'absolute',
      insetInlineEnd: 0,
      top: '100%',
      zIndex: 1,
      maxWidth: '100%',
      maxHeight: 'calc(100vh - 96px)',
      overflowY: 'auto',
      boxShadow: effects.elevation8,
    },
    menuItem: {
      ...fonts.medium,
      display: 'flex',
      alignItems: 'center',
      gap: 8,
      width: '100%',
      minHeight: 32,
      padding: '4px 8px',
      // Seen in high contrast only.
      border: '1px solid transparent',
      borderRadius: 2,
      background: 'none',
      color: semanticColors.bodyText,
      textAlign: 'start',
      overflowWrap: 'anywhere',
      cursor: 'pointer',
      selectors: {
        ':hover': { background: semanticColors.bodyStandoutBackground },
        ':focus': { outline: `2px solid ${palette.themePrimary}`, outlineOffset: '-2px' },
      },
    },
    mark: { display: 'inline-flex', width: 12, flex: 'none' },
  });
};

/** The agent's state and the menu of states. */
export function useMenuStyles(): ReturnType<typeof menuStyles> {
  const theme = useTheme();
  return React.useMemo(() => menuStyles(theme), [theme]);
}
