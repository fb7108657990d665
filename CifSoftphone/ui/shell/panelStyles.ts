import { useTheme, type ITheme } from '@fluentui/react';
import * as React from 'react';
import { lazyClasses } from '../theme/lazyClasses';

const panelStyles = ({ semanticColors, palette }: ITheme) => {
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
  return lazyClasses({
    panel: { padding: 12, minHeight: '100vh' },
    page: { selectors: { ':global(body)': { margin: 0 } } },
    tabs: { display: 'flex', flexWrap: 'wrap', gap: 4, borderBottom: `1px solid ${semanticColors.variantBorder}` },
    tab,
    tabChosen: { ...tab, borderBottomColor: palette.themePrimary, fontWeight: 600 },
  });
};

/** What only the panel draws: a form does not pay for it. */
export function usePanelStyles(): ReturnType<typeof panelStyles> {
  const theme = useTheme();
  return React.useMemo(() => panelStyles(theme), [theme]);
}
