import { setTimeout as sleep } from 'node:timers/promises';
import { ActionRefused } from '../ami/amiConnection';
import { headerOf } from '../ami/amiMessage';
import { timings } from '../base/timings';
import type { Channel } from '../pbx/channel';
import type { Leg, LegPhase } from '../pbx/leg';
import type { PbxModel } from '../pbx/pbxModel';
import { amiActions } from './amiActions';
import { NotDone } from './notDone';
import type { PbxPort } from './pbxPort';

/** The PBX refuses because the channel has ended: asking again helps nobody. */
export const isGone = (error: unknown): boolean =>
  error instanceof ActionRefused && /no such channel|does not exist/i.test(error.said);

/** Asks until the PBX takes it: channels that have only just left their bridge are refused for a moment. @throws ActionRefused */
export async function untilTaken<T>(ask: () => Promise<T>): Promise<T> {
  for (const untilMs = performance.now() + timings.effectMs; ; await sleep(timings.joinAgainMs)) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ActionRefused) || performance.now() > untilMs) throw error;
    }
  }
}

/**
 * Brings two channels together that were sent to `quiet` or `hold`. Not before both do what they find there: on their way
 * Asterisk says no to the second, and hangs up the first. @param does what they do there @throws NotDone, ActionRefused
 */
export async function joinBoth(
  { pbx, model }: JoinParts,
  one: Channel,
  other: Channel,
  does: readonly string[] = ['Wait', 'MusicOnHold'],
): Promise<void> {
  const mustBeThere = ({ id }: Channel): void => {
    if (model.channels.get(id) === undefined) throw new NotDone('gone');
  };
  for (const untilMs = performance.now() + timings.effectMs; ; await sleep(timings.joinAgainMs)) {
    const waits = [one, other].map((each) => (mustBeThere(each), isDoing(pbx, each.name, does)));
    if ((await Promise.all(waits)).every((is) => is)) break;
    if (performance.now() > untilMs) throw new NotDone('no-effect');
  }
  await untilTaken(async () => {
    for (const each of [one, other]) mustBeThere(each);
    await pbx.action(amiActions.join(one.name, other.name));
  });
}

interface JoinParts {
  readonly pbx: PbxPort;
  readonly model: PbxModel;
}

/** A channel that is just being sent has no name for a moment. */
async function isDoing(pbx: PbxPort, channel: string, does: readonly string[]): Promise<boolean> {
  const [row] = await pbx.list(amiActions.status(channel));
  return row !== undefined && does.includes(headerOf(row, 'Application') ?? '');
}

/** Waits until the PBX's own events say so. @throws NotDone */
export async function untilSo(isSo: () => boolean, withinMs: number = timings.effectMs): Promise<void> {
  for (const untilMs = performance.now() + withinMs; performance.now() < untilMs; await sleep(5)) if (isSo()) return;
  throw new NotDone('no-effect');
}

/** Waits until the leg is so far. @throws NotDone where it is not, or over */
export const untilPhase = (model: PbxModel, leg: Leg, phase: LegPhase, withinMs?: number): Promise<void> =>
  untilSo(() => {
    const now = model.legOf(leg.callId);
    if (now === undefined) throw new NotDone('gone');
    return now.phase === phase;
  }, withinMs);
