import * as React from 'react';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';

export interface Tab<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly icon?: React.ReactNode;
  /** How many things wait behind it. */
  readonly count?: number;
}

export interface TabStripProps<Id extends string> {
  /** Of this strip alone in the page: what the tabs show names its tab by it. */
  readonly name: string;
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
  readonly className: string;
  readonly tabClassName: string;
}

const styles = lazyClasses({
  count: {
    padding: '0 5px',
    borderRadius: 8,
    background: tokens.colorBrandBackground,
    color: '#ffffff',
    fontSize: 11,
    lineHeight: '16px',
    fontWeight: 600,
    selectors: { '@media (forced-colors: active)': { border: '1px solid' } },
  },
});

/** The id of a tab, and of what it shows. */
export const tabId = (name: string, id: string): string => `cti-tab-${name}-${id}`;
export const tabPanelId = (name: string, id: string): string => `cti-tabpanel-${name}-${id}`;

/** A strip of tabs: one stop of the Tab key, arrows move in it. */
export function TabStrip<Id extends string>(props: TabStripProps<Id>): React.ReactElement {
  const { name, label, tabs, chosen, onChoose, className, tabClassName } = props;
  const strip = React.useRef<HTMLDivElement>(null);
  const move = (event: React.KeyboardEvent): void => {
    const at = tabs.findIndex(({ id }) => id === chosen);
    const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl';
    const steps: ReadonlyMap<string, number> = new Map([
      ['ArrowRight', isRtl ? at - 1 : at + 1],
      ['ArrowLeft', isRtl ? at + 1 : at - 1],
      ['Home', 0],
      ['End', tabs.length - 1],
    ]);
    const index = steps.get(event.key);
    const next = index === undefined ? undefined : tabs[(index + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next.id);
    strip.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  return (
    <div ref={strip} className={className} role="tablist" aria-label={label} onKeyDown={move}>
      {tabs.map(({ id, label: words, icon, count = 0 }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={tabId(name, id)}
          data-tab={id}
          data-testid={`${id}-button`}
          className={tabClassName}
          aria-selected={id === chosen}
          aria-controls={id === chosen ? tabPanelId(name, id) : undefined}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => onChoose(id)}
        >
          {icon}
          <span>{words}</span>
          {count > 0 && <span className={styles.count}>{count}</span>}
        </button>
      ))}
    </div>
  );
}
