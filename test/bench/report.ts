export interface Measured {
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 'µs' | 'kB' | 'MiB' | 'requests' | 'elements' | 'presses' | '%';
  /** Undefined: told, not held to a number. */
  readonly budget?: number;
}

/** One line for each number, with its share of the budget. */
export function reportLines(measured: readonly Measured[]): readonly string[] {
  const width = Math.max(...measured.map((one) => one.what.length));
  return measured.map(({ what, value, unit, budget }) => {
    const number = `${value.toFixed(['requests', 'elements', 'presses'].includes(unit) ? 0 : 1).padStart(8)} ${unit.padEnd(8)}`;
    if (budget === undefined) return `${what.padEnd(width)} ${number}`;
    // Of nothing allowed there is no share.
    const share = budget === 0 ? (value === 0 ? 0 : Infinity) : Math.round((value / budget) * 100);
    return `${what.padEnd(width)} ${number} budget ${String(budget).padStart(5)}  ${String(share).padStart(4)} %  ${value <= budget ? 'ok' : 'OVER'}`;
  });
}

export const overBudget = (measured: readonly Measured[]): number =>
  measured.filter((one) => one.budget !== undefined && !(one.value <= one.budget)).length;
