import { SetupFailure } from './failure';
import { factWords, type Known } from './known';
import type { Clock, Desk } from './ports';
import { signs } from './previewSteps';
import type { Checked, Step } from './step';

/** How long what was written may stay unseen, unless a step says otherwise: Entra's replicas take up to minutes. */
const usualPatienceMs = 180_000;
const lookAgainMs = 2_000;

export interface Around {
  readonly clock: Clock;
  readonly desk: Pick<Desk, 'say'>;
}

export interface Outcome {
  readonly known: Known;
  /** How many changes were made. */
  readonly changed: number;
}

/**
 * Carries the steps out in their order. Each looks, changes what is not right, and looks again until it is seen to be
 * right: so it can be run again after any failure, and the next step finds what this one made.
 * @throws SetupFailure
 */
export async function carryOut(steps: readonly Step[], before: Known, around: Around): Promise<Outcome> {
  let known = before;
  let changed = 0;
  for (const [at, step] of steps.entries()) {
    around.desk.say(`${String(at + 1).padStart(2)}/${steps.length} ${step.title}`);
    const missing = step.needs.find((fact) => known[fact] === undefined);
    if (missing !== undefined) throw unknownFact(step, factWords[missing]);
    const done = await carryOutOne(step, known, around);
    known = { ...known, ...done.known };
    changed += done.changed;
  }
  return { known, changed };
}

async function carryOutOne(step: Step, known: Known, { clock, desk }: Around): Promise<Outcome> {
  const started = clock.now();
  const patience = step.patienceMs ?? usualPatienceMs;
  const applied = new Set<string>();
  let quietSince = started;
  for (;;) {
    const { learned, changes } = await step.check(known);
    if (changes.length === 0) {
      desk.say(`      ${applied.size === 0 ? 'right already' : 'done'} (${seconds(clock.now() - started)})`);
      return { known: learned, changed: applied.size };
    }
    const fresh = changes.filter(({ what }) => !applied.has(what));
    for (const change of fresh) {
      const from = clock.now();
      await change.apply();
      applied.add(change.what);
      desk.say(`      ${signs[change.does]} ${change.what} (${seconds(clock.now() - from)})`);
      quietSince = clock.now();
    }
    if (fresh.length > 0) continue;
    // Written, and not seen yet: what was applied once is not applied again.
    if (clock.now() - quietSince > patience)
      throw step.late === undefined ? neverSeen(changes, patience) : new SetupFailure(step.late);
    await clock.wait(lookAgainMs);
  }
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

function neverSeen(changes: Checked['changes'], patience: number): SetupFailure {
  return new SetupFailure({
    happened: `This was written and cannot be seen ${seconds(patience)} later: ${changes.map(({ what }) => what).join(', ')}.`,
    means: 'Either the service is slow to show it, or something takes it away again, such as a policy.',
    todo: 'Run the command again in a few minutes: it goes on here.',
  });
}

function unknownFact(step: Step, fact: string): SetupFailure {
  return new SetupFailure({
    happened: `"${step.title}" cannot begin, because ${fact} is not known.`,
    means: 'The part that makes it was left out of this run, and it was not found either.',
    todo: 'Run without --only, or give the value on the command line or in the file of answers.',
  });
}
