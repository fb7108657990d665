import type { LineView } from '../core/line/lineView';
import { withNumbers, type WrittenNumbers } from '../core/numbers/writtenNumbers';

/** How the agent's locale writes the numbers that this place shows; each is asked for once, and what was told is kept. */
export class NumberWords {
  written: WrittenNumbers = [];
  private readonly asked = new Set<string>();

  constructor(private readonly ask: (numbers: readonly string[]) => void) {}

  update({ written = [] }: Pick<LineView, 'written'>): void {
    this.written = withNumbers(this.written, written);
  }

  need(numbers: readonly (string | undefined)[]): void {
    const fresh = numbers.filter((number) => number !== undefined && !this.asked.has(number)) as readonly string[];
    if (fresh.length === 0) return;
    fresh.forEach((number) => this.asked.add(number));
    this.ask(fresh);
  }
}
