import type { LineView } from '../core/line/lineView';
import { withNumbers, type WrittenNumbers } from '../core/numbers/writtenNumbers';
import type { Ground } from './ground';

/** How the agent's locale writes the numbers that this place shows; each is asked for once, and what was told is kept. */
export function createShownNumbers({ line }: Pick<Ground, 'line'>) {
  let all: WrittenNumbers = [];
  const asked = new Set<string>();
  return {
    need: (numbers: readonly (string | undefined)[]): void => {
      const fresh = numbers.filter((number) => number !== undefined && !asked.has(number)) as readonly string[];
      if (fresh.length === 0) return;
      fresh.forEach((number) => asked.add(number));
      void line.send({ type: 'write-numbers', numbers: fresh });
    },
    update: ({ written = [] }: Pick<LineView, 'written'>): void => void (all = withNumbers(all, written)),
    view: () => ({ written: all }),
  };
}
