import type { CallRecord } from '../../adaptor/src/model/callRecord';
import { isRinging } from './browser/softphonePlace';
import type { RingStory } from './journal';
import { fateOf, tally, type Found, type Problem, type Verdict } from './judgeStory';
import { toldByMs } from './toldByMs';
import { tenantId, type World } from './world';

/** Looks at a world that has come to rest. Pure. */
export function judge(world: World): Verdict {
  const { events } = world.schedule;
  const verdict = tally(world.journal, {
    fate: (story, acceptedAtMs) => fateOf(story, acceptedAtMs, toldByMs(events, acceptedAtMs)),
    whenAccepted: (story) => judgeWebhook(world, story),
    always: (story) => judgeActivity(world, story),
  });
  return { ...verdict, problems: [...verdict.problems, ...judgeRest(world)] };
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
  for (const row of rows) {
    const wrong = stored.map(({ record }) => wrongTimes(record, row));
    if (!wrong.some((one) => one.length === 0)) found.push(...wrong.slice(0, 1).flat());
  }
  if (rows.length > 1) found.push({ kind: 'doubled', what: `${rows.length} activities` });
  if (counts && rows.length === 0) found.push({ kind: 'unsettled', what: 'no activity was written' });
  if (counts && rows.some((row) => row.statecode === 0))
    found.push({ kind: 'unsettled', what: 'the activity is open' });
  return found;
}

/** The record has the times at which the adaptor stored what happened, whatever the PC's clock showed. */
function wrongTimes(record: CallRecord, row: Readonly<Record<string, unknown>>): Found[] {
  const expected = {
    scheduledstart: record.createdAtMs,
    actualstart: record.connectedAtMs ?? record.createdAtMs,
    ...(row['actualend'] === undefined ? {} : { actualend: record.endedAtMs }),
  };
  return Object.entries(expected).flatMap(([column, atMs]) => {
    const offMs = Math.abs(Date.parse(String(row[column])) - (atMs ?? NaN));
    return offMs <= 1 ? [] : [{ kind: 'wrong', what: `${column} of its activity is off by ${offMs} ms` } as const];
  });
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
