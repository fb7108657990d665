import { mergeStyleSets, useTheme, type ITheme } from '@fluentui/react';
import * as React from 'react';

const panelStyles = ({ semanticColors, palette, fonts, effects }: ITheme) => {
  const tab = {
    padding: '6px 10px',
    border: 'none',
    borderBottom: '2px solid transparent',
    background: 'none',
    color: semanticColors.bodyText,
    font: 'inherit',
    cursor: 'pointer',
    selectors: {
      ':focus-visible': { outline: `2px solid ${semanticColors.focusBorder}` },
      ':hover': { background: semanticColors.listItemBackgroundHovered },
      '@media (forced-colors: active)': { '&[aria-selected=true]': { borderBottomColor: 'Highlight' } },
    },
  };
  return mergeStyleSets({
    panel: { padding: 12, minHeight: '100vh' },
    page: { selectors: { ':global(body)': { margin: 0 } } },
    tabs: { display: 'flex', flexWrap: 'wrap', gap: 4, borderBottom: `1px solid ${semanticColors.variantBorder}` },
    tab,
    tabChosen: { ...tab, borderBottomColor: palette.themePrimary, fontWeight: 600 },
    agentState: { minWidth: 0, maxWidth: '100%', height: 'auto', minHeight: 32, padding: '0 8px', borderRadius: 4 },
    agentStateText: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 8,
      textAlign: 'start',
      overflowWrap: 'anywhere',
    },
    // Under the whole header: at a narrow panel's button there is no room for a long reason.
    menu: {
      position: 'absolute',
      insetInlineEnd: 0,
      top: '100%',
      zIndex: 1,
      maxWidth: '100%',
      maxHeight: 'calc(100vh - 96px)',
      overflowY: 'auto',
      boxSizing: 'border-box',
      padding: 4,
      borderRadius: 4,
      border: `1px solid ${semanticColors.variantBorder}`,
      background: semanticColors.bodyBackground,
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
        ':focus': { outline: `2px solid ${palette.themePrimary}`, outlineOffset: -2 },
      },
    },
    mark: { display: 'inline-flex', width: 12, flex: 'none' },
  });
};

/** What only the panel draws: a form does not pay for it. */
export function usePanelStyles(): ReturnType<typeof panelStyles> {
  const theme = useTheme();
  return React.useMemo(() => panelStyles(theme), [theme]);
}
