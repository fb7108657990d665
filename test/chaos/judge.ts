import type { CallRecord } from '../../adaptor/src/calls/callRecord';
import { timings } from '../../adaptor/src/timings';
import { isRinging } from './browser/softphonePlace';
import type { RingStory } from './journal';
import { toldByMs } from './toldByMs';
import { tenantId, type World } from './world';

export type ProblemKind = 'lost' | 'doubled' | 'wrong' | 'unsettled';
export interface Problem {
  readonly kind: ProblemKind;
  readonly ring: string;
  readonly what: string;
}

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

/** Looks at a world that has come to rest. Pure. */
export function judge(world: World): Verdict {
  const problems: Problem[] = [];
  const counts = { accepted: 0, shown: 0, toldNotShown: 0, drawnButTold: 0, takenBack: 0 };
  for (const story of world.journal.all()) {
    const found = [...judgeSeen(story), ...judgeActivity(world, story)];
    if (story.acceptedAtMs !== undefined) {
      counts.accepted += 1;
      const fate = fateOf(world, story, story.acceptedAtMs);
      if (fate.problem !== undefined) found.push({ kind: 'lost', what: fate.problem });
      found.push(...judgeWebhook(world, story));
      if (fate.is === 'not-shown' && story.seen.length > 0) counts.drawnButTold += 1;
      if (fate.is === 'shown') counts.shown += 1;
      if (fate.is === 'not-shown') counts.toldNotShown += 1;
      if (fate.is === 'taken-back') counts.takenBack += 1;
    }
    problems.push(...found.map((one) => ({ ...one, ring: story.plan.id })));
  }
  problems.push(...judgeRest(world));
  return { ...counts, problems, trace: world.journal.trace };
}

type Found = Omit<Problem, 'ring'>;

function fateOf(
  world: World,
  story: RingStory,
  acceptedAtMs: number,
): { readonly is: 'shown' | 'not-shown' | 'taken-back' | 'lost'; readonly problem?: string } {
  const finals = new Set(story.told.filter((one) => one.final && one.by === 'webhook').map((one) => one.outcome));
  if (finals.size > 1) return { is: 'lost', problem: `told ${[...finals].join(' and then ')}` };
  const byMs = toldByMs(world.schedule, acceptedAtMs);
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
  if (word.outcome === 'timed-out' && word.atMs < story.offeredAtMs + timings.ringTtlMs - clockDriftMs) {
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

function judgeSeen(story: RingStory): Found[] {
  const found: Found[] = [];
  const { plan, seen, callIds, problems, wonBy } = story;
  if (seen.some(({ agent }) => agent !== plan.agent)) found.push({ kind: 'wrong', what: 'drawn for another agent' });
  if (callIds.size > 1) found.push({ kind: 'doubled', what: `became ${callIds.size} calls` });
  if (wonBy.size > 1) found.push({ kind: 'doubled', what: 'two accepts were told that they won' });
  found.push(...problems.map((what) => ({ kind: 'doubled', what }) as const));
  return found;
}

function recordsOf({ storage }: World): readonly { readonly record: CallRecord; readonly answerStatus: unknown }[] {
  return storage.calls
    .rowsOf((row) => typeof row.record === 'string')
    .map((row) => ({ record: JSON.parse(String(row.record)) as CallRecord, answerStatus: row.answerStatus }));
}

/** What is decided reaches the telephony system without its asking; an agent who was told "you have it" has it. */
function judgeWebhook(world: World, story: RingStory): Found[] {
  const final = story.told.find((one) => one.final && one.by === 'webhook');
  const stored = recordsOf(world).find(({ record }) => record.comments === story.plan.id);
  const found: Found[] = [];
  if (stored?.record.lastReport?.final === true && final === undefined) {
    found.push({ kind: 'lost', what: `no webhook told ${stored.record.lastReport.outcome}` });
  }
  if (story.wonBy.size > 0 && stored?.record.lastReport?.outcome !== 'accepted') {
    found.push({ kind: 'lost', what: 'the agent was told to have a call that nobody has' });
  }
  return found;
}

function judgeActivity(world: World, story: RingStory): Found[] {
  const found: Found[] = [];
  const rows = [...world.activities.rows.values()].filter((row) => row.description === story.plan.id);
  const stored = recordsOf(world).filter(({ record }) => record.comments === story.plan.id);
  for (const { record } of stored) {
    if (record.state !== 'disconnected' && story.acceptedAtMs !== undefined) {
      found.push({ kind: 'unsettled', what: `the call is still ${record.state}` });
    }
  }
  const counts = story.acceptedAtMs !== undefined && stored.some(({ record }) => record.state === 'disconnected');
  if (rows.length > 1) found.push({ kind: 'doubled', what: `${rows.length} activities` });
  if (counts && rows.length === 0) found.push({ kind: 'unsettled', what: 'no activity was written' });
  if (counts && rows.some((row) => row.statecode === 0))
    found.push({ kind: 'unsettled', what: 'the activity is open' });
  return found;
}

/** When all is over nothing rings, nothing is live and every line is connected. */
function judgeRest(world: World): Problem[] {
  const found: Problem[] = [];
  for (const browser of world.browsers) {
    for (const place of browser.places()) {
      const ring = `browser ${browser.number}`;
      if (place.status !== 'connected') {
        found.push({ kind: 'unsettled', ring, what: `${place.process.name} is ${place.status} (${place.troubled})` });
      }
      for (const call of place.calls()) {
        if (isRinging(call)) found.push({ kind: 'unsettled', ring: call.comments ?? call.callId, what: 'still rings' });
        else if (call.state !== 'disconnected') {
          found.push({ kind: 'unsettled', ring: call.comments ?? call.callId, what: `is still ${call.state}` });
        }
      }
    }
  }
  const users = new Set(world.storage.connections.rowsOf(() => true).map((row) => row.partitionKey));
  const known = new Set(world.schedule.browsers.map(({ agent }) => `${tenantId}_${world.oidOf(agent)}`));
  for (const user of users) if (!known.has(user)) found.push({ kind: 'wrong', ring: user, what: 'unknown user' });
  return found;
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
