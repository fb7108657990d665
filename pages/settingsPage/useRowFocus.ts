import * as React from 'react';

type Wanted = 'up' | 'remove' | 'first';

const selectors: Readonly<Record<Wanted, string>> = {
  up: ':scope > .bar > [data-row="up"]:enabled',
  remove: ':scope > .bar > [data-row="remove"]',
  first: 'input, select, textarea',
};

/** The keyboard stays with the row that was moved, goes into one that is new, and is not lost with one that is gone. */
export function useRowFocus(list: React.RefObject<HTMLElement>, rows: unknown): (at: number, wanted: Wanted) => void {
  const wish = React.useRef<readonly [number, Wanted]>();
  React.useEffect(() => {
    if (wish.current === undefined) return;
    const [at, wanted] = wish.current;
    wish.current = undefined;
    const row = list.current?.querySelectorAll(':scope > .row')[at];
    const next =
      row?.querySelector<HTMLElement>(selectors[wanted]) ??
      row?.querySelector<HTMLElement>(selectors.remove) ??
      list.current?.querySelector<HTMLElement>(':scope > [data-row="add"]');
    next?.focus();
  }, [list, rows]);
  return (at, wanted) => {
    wish.current = [at, wanted];
  };
}
