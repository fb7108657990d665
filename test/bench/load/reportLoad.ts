import { held, type Step } from './climb';
import type { Figures } from './figures';

export const stepLine = (step: Step): string =>
  `${step.ratePerSecond.toFixed(0).padStart(5)}/s for ${step.seconds.toFixed(0).padStart(2)} s: ` +
  `${step.accepted} accepted, ${step.refused} refused, ${step.lost} lost, ${step.doubled} doubled, ${step.wrong} wrong; ` +
  `p50 ${ms(step.p50Ms)}, p95 ${ms(step.p95Ms)}, p99 ${ms(step.p99Ms)}; ` +
  `CPU for a ring: ${cpuOf(step)}`;

/** Processor time of each part for a ring. */
export const cpuOf = ({ cpuMs: { adaptor, storage, service } }: Step): string =>
  `adaptor ${adaptor.toFixed(2)}, storage ${storage.toFixed(2)}, service ${service.toFixed(2)} ms`;

export const ms = (value: number): string => `${value < 100 ? value.toFixed(1) : value.toFixed(0)} ms`;

/** The highest rate that held; 0 where none did. */
export const carried = (steps: readonly Step[]): number =>
  Math.max(0, ...steps.filter(held).map((step) => step.ratePerSecond));

const sum = (steps: readonly Step[], pick: (step: Step) => number): number =>
  steps.reduce((total, step) => total + pick(step), 0);

export interface BudgetRow {
  readonly what: string;
  readonly value: string;
  readonly ok: boolean;
}

export const budgetLine = ({ what, value, ok }: BudgetRow): string => `${what}: ${value}  ${ok ? 'ok' : 'OVER'}`;

/** The budgets: what holds and what does not. A short run never reaches the rates that have one: it is not judged by them. */
export function verdict(figures: Figures): { readonly rows: readonly BudgetRow[]; readonly ok: boolean } {
  const ours = [...figures.ring, ...figures.whole, ...figures.azurite, ...figures.grown.map((one) => one.step)];
  const first = figures.ring[0];
  const { short } = figures.options;
  const rows: readonly (readonly [string, string, boolean])[] = [
    ['accepted and lost', String(sum(ours, (step) => step.lost)), sum(ours, (step) => step.lost) === 0],
    ['delivered twice', String(sum(ours, (step) => step.doubled)), sum(ours, (step) => step.doubled) === 0],
    ['to a wrong agent', String(sum(ours, (step) => step.wrong)), sum(ours, (step) => step.wrong) === 0],
    [
      `p99 at ${first?.ratePerSecond ?? 0} rings/s${short ? '' : ' (budget 150 ms at 300)'}`,
      ms(first?.p99Ms ?? Number.NaN),
      short || (first?.p99Ms ?? Infinity) <= 150,
    ],
    [
      `rings/s with p99 below 1 s${short ? '' : ' (budget 750)'}`,
      `${carried(figures.ring)} (the sample's way, which promises nothing: ${carried(figures.sample)})`,
      short || carried(figures.ring) >= 750,
    ],
    [
      'storage requests until the push (budget 2)',
      String(figures.costs.storageToPush),
      figures.costs.storageToPush <= 2,
    ],
    ['REST calls until the push (budget 1)', String(figures.costs.restToPush), figures.costs.restToPush <= 1],
  ];
  return { rows: rows.map(([what, value, ok]) => ({ what, value, ok })), ok: rows.every(([, , ok]) => ok) };
}
