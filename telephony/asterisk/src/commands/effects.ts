import { setTimeout as sleep } from 'node:timers/promises';
import { ActionRefused } from '../ami/amiConnection';
import { timings } from '../base/timings';
import type { Leg, LegPhase } from '../pbx/leg';
import type { PbxModel } from '../pbx/pbxModel';
import { NotDone } from './notDone';

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
