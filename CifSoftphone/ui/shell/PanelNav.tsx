import * as React from 'react';
import { TabStrip, type Tab } from '../parts/TabStrip';
import { useSoftphone } from '../parts/useSoftphone';
import { navPx, seenFocus } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { NavIcon } from '../theme/navIcons';
import { tokens } from '../theme/tokens';
import type { PanelView } from './panelViews';

const styles = lazyClasses({
  nav: {
    position: 'sticky',
    bottom: 0,
    zIndex: 3,
    order: 3,
    flex: 'none',
    display: 'grid',
    gridAutoFlow: 'column',
    gridAutoColumns: 'minmax(0, 1fr)',
    minHeight: navPx,
    boxSizing: 'border-box',
    background: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tab: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: 2,
    minWidth: 0,
    // Four of them in 300 px: the longest word of them has all of its room.
    padding: '2px 0',
    border: 'none',
    borderBottom: '2px solid transparent',
    background: 'none',
    color: tokens.colorNeutralForeground2,
    font: 'inherit',
    fontSize: 12,
    lineHeight: '16px',
    overflowWrap: 'anywhere',
    cursor: 'pointer',
    selectors: {
      ...seenFocus,
      // A count stands at the drawing: the word keeps its place.
      '> :nth-child(3)': { position: 'absolute', top: 4, insetInlineStart: 'calc(50% + 8px)' },
      ':hover': { background: tokens.colorNeutralBackground3 },
      '&[aria-selected=true]': {
        borderBottomColor: tokens.colorBrandForeground1,
        color: tokens.colorBrandForeground1,
        fontWeight: 600,
      },
      '@media (forced-colors: active)': {
        borderBottomColor: 'Canvas',
        selectors: { ':is([aria-selected=true])': { borderBottomColor: 'Highlight', color: 'Highlight' } },
      },
    },
  },
});

export interface PanelNavProps {
  readonly views: readonly PanelView[];
  readonly chosen: PanelView;
  /** So much has come to Now that nobody has looked at. */
  readonly isNew?: number;
  readonly onChoose: (view: PanelView) => void;
}

const words = {
  now: 'Nav_Now',
  keypad: 'Keypad_Label',
  supervision: 'Supervision_Label',
  history: 'History_Label',
} as const;

/** Leads from view to view, at the panel's lower edge. */
export const PanelNav: React.FC<PanelNavProps> = ({ views, chosen, isNew = 0, onChoose }) => {
  const { texts } = useSoftphone();
  const tabs = views.map((id): Tab<PanelView> => ({
    ...{ id, label: texts(words[id]), icon: <NavIcon view={id} /> },
    ...(id === 'now' ? { count: isNew } : {}),
  }));
  return (
    <TabStrip
      name="panel"
      label={texts('Tabs_Label')}
      tabs={tabs}
      chosen={chosen}
      onChoose={onChoose}
      className={styles.nav}
      tabClassName={styles.tab}
    />
  );
};
