import * as React from 'react';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';

export interface PanelTab {
  /** Unique in its strip. */
  readonly id: string;
  readonly label: string;
  readonly content: () => React.ReactElement;
}

export interface PanelTabsProps {
  readonly tabs: readonly PanelTab[];
  /** Id of the tab that the agent chose; the first one until then. */
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

const tab = {
  padding: '6px 10px',
  border: 'none',
  borderBottom: '2px solid transparent',
  background: 'none',
  color: tokens.colorNeutralForeground1,
  font: 'inherit',
  cursor: 'pointer',
  selectors: {
    ':focus-visible': { outline: `2px solid ${tokens.colorNeutralForeground2}` },
    ':hover': { background: tokens.colorNeutralBackground3 },
    '@media (forced-colors: active)': {
      selectors: { ':is([aria-selected=true])': { borderBottomColor: 'Highlight' } },
    },
  },
};
const styles = lazyClasses({
  tabs: { display: 'flex', flexWrap: 'wrap', gap: 4, borderBottom: `1px solid ${tokens.colorNeutralStroke1}` },
  tab,
  tabChosen: { ...tab, borderBottomColor: tokens.colorBrandBackground, fontWeight: 600 },
});

/** A strip of tabs: one stop of the Tab key, arrows move in it. A single tab needs no strip. */
export const PanelTabs: React.FC<PanelTabsProps> = ({ tabs, chosen, onChoose }) => {
  const { texts } = useSoftphone();
  const strip = React.useRef<HTMLDivElement>(null);
  const [first] = tabs;
  if (first === undefined) return null;
  const current = tabs.find((tab) => tab.id === chosen) ?? first;
  if (tabs.length === 1) return first.content();
  const go = (index: number): void => {
    const next = tabs[(index + tabs.length) % tabs.length];
    if (next === undefined) return;
    onChoose(next.id);
    strip.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  const move = (event: React.KeyboardEvent): void => {
    const at = tabs.indexOf(current);
    const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl';
    const steps: ReadonlyMap<string, number> = new Map([
      ['ArrowRight', isRtl ? at - 1 : at + 1],
      ['ArrowLeft', isRtl ? at + 1 : at - 1],
      ['Home', 0],
      ['End', tabs.length - 1],
    ]);
    const index = steps.get(event.key);
    if (index === undefined) return;
    event.preventDefault();
    go(index);
  };
  return (
    <div className={common.section}>
      <div ref={strip} className={styles.tabs} role="tablist" aria-label={texts('Tabs_Label')} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`cti-tab-${tab.id}`}
            data-tab={tab.id}
            data-testid={`${tab.id}-button`}
            className={tab === current ? styles.tabChosen : styles.tab}
            aria-selected={tab === current}
            aria-controls={`cti-tabpanel-${tab.id}`}
            tabIndex={tab === current ? 0 : -1}
            onClick={() => onChoose(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`cti-tabpanel-${current.id}`} aria-labelledby={`cti-tab-${current.id}`}>
        {current.content()}
      </div>
    </div>
  );
};
