import type { LineView } from '../core/line/lineView';
import { isNumberText, withNumbers, type WrittenNumbers } from '../core/numbers/writtenNumbers';
import type { Ground } from './ground';

/** How the agent's locale writes the numbers that this place shows; each is asked for once, and what was told is kept. */
export function createShownNumbers({ line }: Pick<Ground, 'line'>) {
  let all: WrittenNumbers = [];
  const asked = new Set<string>();
  function need(numbers: readonly (string | undefined)[]): void {
    const fresh = numbers.filter((number) => isNumberText(number) && !asked.has(number)) as readonly string[];
    if (fresh.length === 0) return;
    fresh.forEach((number) => asked.add(number));
    void line.send({ type: 'write-numbers', numbers: fresh });
  }
  return {
    need,
    update: ({ written = [], calls }: Pick<LineView, 'written' | 'calls'>): void => {
      all = withNumbers(all, written);
      need(calls.flatMap(({ parties = [] }) => parties.map(({ number }) => number)));
    },
    view: () => ({ written: all }),
  };
}
