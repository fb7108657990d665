import type { Simulator } from '../../../simulator/startSimulator';
import type { Fields } from '../../../protocol/fields';
import type { Journal, RingStory } from '../journal';
import { fateOf, tally, type Found, type Problem, type Verdict } from '../judgeStory';
import { toldByMs } from '../toldByMs';
import type { ChaosEvent } from '../schedule';
import type { ChromiumSchedule } from './chromiumSchedule';
import type { Screens } from './screens';

export interface RingTimes {
  readonly shownDeadlineMs: number;
  readonly ringTtlMs: number;
}

/** Beside Chromium, Azurite and the adaptor the same two processors carry out this run. */
const busyMs = 3_000;

/** When it must be known what became of a ring that was accepted then. */
export const knownByMs = (schedule: ChromiumSchedule, times: RingTimes, acceptedAtMs: number): number =>
  toldByMs(schedule.events.filter(isOutage), acceptedAtMs, times.shownDeadlineMs) + busyMs;

const isOutage = (event: {
  readonly type: string;
}): event is Extract<ChaosEvent, { type: 'storage' | 'kill-adaptor' }> =>
  event.type === 'storage' || event.type === 'kill-adaptor';

/** Looks at what has come to rest: what was drawn, what was told, what stands in Dataverse. */
export function judgeChromium(
  journal: Journal,
  schedule: ChromiumSchedule,
  times: RingTimes,
  ends: ReadonlyMap<string, Fields | undefined>,
  { screens, simulator }: { readonly screens: Screens; readonly simulator: Simulator },
): Verdict {
  const rows = simulator.dynamics.rows('phonecalls');
  const verdict = tally(journal, {
    fate: (story, acceptedAtMs) =>
      fateOf(story, acceptedAtMs, knownByMs(schedule, times, acceptedAtMs), times.ringTtlMs),
    whenAccepted: (story) => judgeEnd(story, ends.get(story.plan.id), rows),
    always: () => [],
  });
  const left: readonly Problem[] = screens
    .all()
    .map((ring) => ({ kind: 'unsettled', ring, what: 'still rings when all is over' }));
  return { ...verdict, problems: [...verdict.problems, ...left] };
}

function judgeEnd(
  { plan, told }: RingStory,
  end: Fields | undefined,
  rows: readonly Readonly<Record<string, unknown>>[],
): Found[] {
  const found: Found[] = [];
  if (end?.state !== 'disconnected') {
    found.push({ kind: 'unsettled', what: `the call is still ${String(end?.state ?? 'unknown')}` });
  }
  const byWebhook = told.some(({ by, final }) => by === 'webhook' && final);
  if (end?.final === true && !byWebhook) found.push({ kind: 'lost', what: `no webhook told ${String(end.outcome)}` });
  const activities = rows.filter(({ description }) => String(description ?? '').split('\n')[0] === plan.id);
  if (activities.length > 1) found.push({ kind: 'doubled', what: `${activities.length} activities` });
  return found;
}
