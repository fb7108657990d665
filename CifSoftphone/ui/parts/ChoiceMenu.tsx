import * as React from 'react';
import { CheckIcon } from '../theme/icons';
import { common } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';

export interface MenuChoice {
  /** Unique in its menu. */
  readonly key: string;
  readonly text: string;
  /** Smaller, behind it. */
  readonly more?: string | undefined;
  readonly chosen: boolean;
  readonly choose: () => void;
}

export interface ChoiceMenuProps {
  readonly label: string;
  /** The label is to be seen, too. */
  readonly labelled?: boolean;
  readonly choices: readonly MenuChoice[];
  /** It takes its own room, instead of lying over what is below. */
  readonly inFlow: boolean;
  /** The agent chose, or does not want to: the keyboard belongs to what opened the menu. */
  readonly onClose: () => void;
  /** What belongs to the choice and is none. */
  readonly foot?: React.ReactNode;
}

const menu = {
  boxSizing: 'border-box',
  padding: 4,
  borderRadius: 4,
  border: `1px solid ${tokens.colorNeutralStroke1}`,
  background: tokens.colorNeutralBackground1,
} as const;
const styles = lazyClasses({
  // In a form it pushes the rest down: sections of forms cut off what lies over them.
  menuInFlow: { ...menu, marginTop: 4 },
  // Under the whole header: at a narrow panel's button there is no room for a long reason.
  menuOver: {
    ...menu,
    position: 'absolute',
    insetInlineStart: 0,
    top: '100%',
    zIndex: 1,
    maxWidth: '100%',
    maxHeight: 'calc(100vh - 96px)',
    overflowY: 'auto',
    boxShadow: '0 3px 7px rgba(0, 0, 0, 0.2)',
  },
  menuItem: {
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
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: 14,
    textAlign: 'start',
    overflowWrap: 'anywhere',
    cursor: 'pointer',
    selectors: {
      ':hover': { background: tokens.colorNeutralBackground2 },
      ':focus': { outline: `2px solid ${tokens.colorBrandBackground}`, outlineOffset: '-2px' },
    },
  },
  label: { padding: '4px 8px', fontSize: 12, fontWeight: 600 },
  mark: { display: 'inline-flex', width: 12, flex: 'none' },
});

/** A menu of which one is chosen. Of plain elements: Fluent's own would be a tenth of the panel. */
export const ChoiceMenu: React.FC<ChoiceMenuProps> = ({ label, labelled, choices, inFlow, onClose, foot }) => {
  const list = React.useRef<HTMLDivElement>(null);
  React.useLayoutEffect(() => {
    const items = itemsIn(list.current);
    (items.find((item) => item.getAttribute('aria-checked') === 'true') ?? items[0])?.focus();
  }, []);
  const onKeyDown = (event: React.KeyboardEvent<HTMLDivElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const types = event.target instanceof HTMLInputElement;
    if (event.key === 'Escape') onClose();
    else if (types || !moveFocus(event.key, itemsIn(event.currentTarget))) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={list} className={inFlow ? styles.menuInFlow : styles.menuOver} onKeyDown={onKeyDown}>
      {labelled && (
        <div className={styles.label} aria-hidden="true">
          {label}
        </div>
      )}
      <div role="menu" aria-label={label}>
        {choices.map(({ key, text, more, chosen, choose }) => (
          <button
            key={key}
            type="button"
            className={styles.menuItem}
            role="menuitemradio"
            aria-checked={chosen}
            tabIndex={-1}
            onClick={() => {
              onClose();
              choose();
            }}
          >
            <span className={styles.mark}>{chosen && <CheckIcon />}</span>
            <span>{text}</span>
            {more !== undefined && <span className={common.subtle}> {more}</span>}
          </button>
        ))}
      </div>
      {foot}
    </div>
  );
};

export const itemsIn = (menu: HTMLElement | null): readonly HTMLElement[] => [
  ...(menu?.querySelectorAll<HTMLElement>('[role=menuitemradio]') ?? []),
];

/** Arrows go round; Home and End to the ends; a letter to the next item that begins with it. */
function moveFocus(key: string, items: readonly HTMLElement[]): boolean {
  const at = items.findIndex((item) => item === document.activeElement);
  const { length } = items;
  const steps: ReadonlyMap<string, number> = new Map([
    ['ArrowDown', (at + 1) % length],
    ['ArrowUp', (at - 1 + length) % length],
    ['Home', 0],
    ['End', length - 1],
  ]);
  const behind = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  const named = (item: HTMLElement): boolean =>
    key.length === 1 && key !== ' ' && item.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()) === true;
  const index = steps.get(key);
  const next = index === undefined ? behind.find(named) : items[index];
  next?.focus();
  return next !== undefined;
}
