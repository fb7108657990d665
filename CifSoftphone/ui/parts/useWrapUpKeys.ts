import * as React from 'react';
import { listen } from '../../browser/listen';

/**
 * In the card of the wrap-up 1 to 3 choose, where no text is written: there these digits are not those of calls.
 * @param choose one of the dispositions that stand ready, by its place
 */
export function useWrapUpKeys(ref: React.RefObject<HTMLElement>, choose: (index: number) => void): void {
  const latest = React.useRef(choose);
  latest.current = choose;
  React.useEffect(() => {
    const card = ref.current?.closest('li');
    if (!card) return undefined;
    return listen(card, ['keydown'], (event: KeyboardEvent) => {
      const { key, ctrlKey, altKey, metaKey, shiftKey, repeat, target } = event;
      if (repeat || altKey || shiftKey || ctrlKey || metaKey || !/^[1-3]$/.test(key) || isWritten(target)) return;
      event.preventDefault();
      latest.current(Number(key) - 1);
    });
  }, [ref]);
}

const isWritten = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('input, textarea, select');
