import { timings } from '../../adaptor/src/base/timings';
import type { Journal, RingStory } from './journal';

export type ProblemKind = 'lost' | 'doubled' | 'wrong' | 'unsettled';
export interface Problem {
  readonly kind: ProblemKind;
  readonly ring: string;
  readonly what: string;
}

export type Found = Omit<Problem, 'ring'>;

export interface Verdict {
  readonly accepted: number;
  /** Drawn in front of the right agent, and the telephony system was not told otherwise. */
  readonly shown: number;
  /** The telephony system was told in time that it was not shown. */
  readonly toldNotShown: number;
  /** Of these: drawn all the same, but the softphone could not say so before the deadline. */
  readonly drawnButTold: number;
  /** The caller hung up before anything else was known. */
  readonly takenBack: number;
  readonly problems: readonly Problem[];
  readonly trace: readonly string[];
}

export interface Fate {
  readonly is: 'shown' | 'not-shown' | 'taken-back' | 'lost';
  readonly problem?: string;
}

/** What one world knows beside the stories. */
export interface Judges {
  readonly fate: (story: RingStory, acceptedAtMs: number) => Fate;
  readonly whenAccepted: (story: RingStory) => readonly Found[];
  readonly always: (story: RingStory) => readonly Found[];
}

/** Counts what became of each ring. Pure. */
export function tally(journal: Journal, judges: Judges): Verdict {
  const problems: Problem[] = [];
  const counts = { accepted: 0, shown: 0, toldNotShown: 0, drawnButTold: 0, takenBack: 0 };
  for (const story of journal.all()) {
    const found: Found[] = [...judgeSeen(story), ...judges.always(story)];
    if (story.acceptedAtMs !== undefined) {
      counts.accepted += 1;
      const fate = judges.fate(story, story.acceptedAtMs);
      if (fate.problem !== undefined) found.push({ kind: 'lost', what: fate.problem });
      found.push(...judges.whenAccepted(story));
      if (fate.is === 'not-shown' && story.seen.length > 0) counts.drawnButTold += 1;
      if (fate.is === 'shown') counts.shown += 1;
      if (fate.is === 'not-shown') counts.toldNotShown += 1;
      if (fate.is === 'taken-back') counts.takenBack += 1;
    }
    problems.push(...found.map((one) => ({ ...one, ring: story.plan.id })));
  }
  return { ...counts, problems, trace: journal.trace };
}

/** What became of a ring that was accepted, by all that was drawn and told; and what is wrong with it. Pure. */
export function fateOf(
  story: RingStory,
  acceptedAtMs: number,
  /** When it had to be known. */
  byMs: number,
  ringTtlMs: number = timings.ringTtlMs,
): Fate {
  const finals = new Set(story.told.filter((one) => one.final && one.by === 'webhook').map((one) => one.outcome));
  if (finals.size > 1) return { is: 'lost', problem: `told ${[...finals].join(' and then ')}` };
  const wasSeen = story.seen.some(({ agent }) => agent === story.plan.agent);
  const final = story.told.find((one) => one.final);
  const word = final ?? story.told.at(-1);
  if (word === undefined) {
    if (story.takenBack) return { is: 'taken-back' };
    return {
      is: 'lost',
      problem: `never told what became of it, ${wasSeen ? 'although it was drawn' : 'never drawn'}`,
    };
  }
  // A webhook may have been refused; by asking it is known in time.
  const known = Math.min(...story.told.map(({ atMs }) => atMs), ...(wasSeen ? story.seen.map(({ atMs }) => atMs) : []));
  if (known > byMs + askMs && !story.takenBack) {
    return { is: 'lost', problem: `neither shown nor told until ${seconds(known - byMs)} after the limit` };
  }
  if (['not-shown', 'error'].includes(word.outcome)) return { is: 'not-shown' };
  if (word.outcome === 'timed-out' && word.atMs < story.offeredAtMs + ringTtlMs - clockDriftMs) {
    return { is: 'lost', problem: 'its time was over too early' };
  }
  if (wasSeen) return { is: 'shown' };
  if (story.takenBack || ['cancelled', 'normal'].includes(word.outcome)) return { is: 'taken-back' };
  return { is: 'lost', problem: `told ${word.outcome}, but never drawn` };
}

/** Rounding, and the way of the report. */
const clockDriftMs = 1_000;
/** A question that nobody answers is asked again each second. */
const askMs = 3_000;

/** Who saw it. Pure. */
function judgeSeen(story: RingStory): Found[] {
  const found: Found[] = [];
  const { plan, seen, callIds, problems, wonBy } = story;
  if (seen.some(({ agent }) => agent !== plan.agent)) found.push({ kind: 'wrong', what: 'drawn for another agent' });
  if (callIds.size > 1) found.push({ kind: 'doubled', what: `became ${callIds.size} calls` });
  if (wonBy.size > 1) found.push({ kind: 'doubled', what: 'two accepts were told that they won' });
  found.push(...problems.map((what) => ({ kind: 'doubled', what }) as const));
  return found;
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
