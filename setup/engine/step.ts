import type { Said } from './failure';
import type { Fact, Known } from './known';

export type Part = 'entra' | 'azure' | 'dataverse' | 'check';
export type Does = 'create' | 'change' | 'run' | 'remove';

/** One thing that is not as it should be, as a plan has it: data, no deed. */
export interface Planned {
  readonly does: Does;
  /** What is made or changed, in words. Two plans of one step never have the same words. */
  readonly what: string;
}

/** What a step finds and would do, with everything it needs bound to it. */
export interface Checked {
  readonly learned: Known;
  /** What the admin should know, although nothing is to be done about it. */
  readonly notes: readonly string[];
  readonly changes: readonly (Planned & { readonly apply: () => Promise<void> })[];
}

export interface StepFrame {
  readonly part: Part;
  readonly title: string;
  /** What must be known before it can look. */
  readonly needs: readonly Fact[];
  /** What it is for, for the time when it cannot look yet. */
  readonly intends: string;
  /** It only finds out something, also when its part is left out. */
  readonly always?: true;
  /** How long what was written may take until it is seen. */
  readonly patienceMs?: number;
  /** What is said when it is never seen; there is something to say for every step. */
  readonly late?: Said;
}

export interface Step extends StepFrame {
  readonly check: (known: Known) => Promise<Checked>;
}

/** What a step is made of: `plan` and `learn` are pure. */
export interface StepParts<Seen, Change extends Planned> extends StepFrame {
  readonly look: (known: Known) => Promise<Seen>;
  /** @returns nothing when all is right */
  readonly plan: (seen: Seen, known: Known) => readonly Change[];
  readonly apply: (change: Change, known: Known) => Promise<void>;
  readonly learn?: (seen: Seen) => Known;
  readonly note?: (seen: Seen, known: Known) => readonly string[];
}

export function makeStep<Seen, Change extends Planned>(parts: StepParts<Seen, Change>): Step {
  const { look, plan, apply, learn, note, ...frame } = parts;
  return {
    ...frame,
    async check(known) {
      const seen = await look(known);
      const changes = plan(seen, known).map((change) => ({ ...change, apply: () => apply(change, known) }));
      return { learned: learn?.(seen) ?? {}, notes: note?.(seen, known) ?? [], changes };
    },
  };
}

/** A step that only finds out what others made. */
export const onlyLook = (step: Step): Step => ({
  ...step,
  check: async (known) => ({ learned: (await step.check(known)).learned, notes: [], changes: [] }),
});
