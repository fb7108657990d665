import type { Known } from './known';
import type { Planned, Step } from './step';

export interface Preview {
  readonly step: Step;
  /** `undefined`: what it looks at does not exist yet. */
  readonly changes: readonly Planned[] | undefined;
  readonly notes: readonly string[];
}

/** Looks at everything that there is, and changes nothing. */
export async function previewSteps(steps: readonly Step[], before: Known): Promise<readonly Preview[]> {
  const previews: Preview[] = [];
  let known = before;
  for (const step of steps) {
    if (step.needs.some((fact) => known[fact] === undefined)) {
      previews.push({ step, changes: undefined, notes: [] });
      continue;
    }
    const { learned, notes, changes } = await step.check(known);
    known = { ...known, ...learned };
    previews.push({ step, changes, notes });
  }
  return previews;
}

export const signs = { create: '+', change: '~', run: '>', remove: '-' } as const;

/** @returns the plan as an admin reads it; right steps in one line each */
export function previewLines(previews: readonly Preview[]): readonly string[] {
  return previews.flatMap(({ step, changes, notes }, at) => {
    const head = `${String(at + 1).padStart(2)}. ${step.title}`;
    const told = notes.map((note) => `      ! ${note}`);
    if (changes === undefined) return [`${head}: later, to ${step.intends}`];
    if (changes.length === 0) return [`${head}: right already`, ...told];
    return [head, ...changes.map(({ does, what }) => `      ${signs[does]} ${does} ${what}`), ...told];
  });
}

/** Whether anything would be changed. */
export const wouldChange = (previews: readonly Preview[]): boolean =>
  previews.some(({ changes }) => changes === undefined || changes.length > 0);
