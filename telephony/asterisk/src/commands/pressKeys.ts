import { setTimeout as sleep } from 'node:timers/promises';
import { timings } from '../base/timings';
import { amiActions } from './amiActions';
import type { PbxPort } from './pbxPort';

/** Presses keys towards a channel, one after the other; a comma is a pause. @throws what the PBX says to a key */
export async function pressKeys(pbx: PbxPort, channel: string, keys: string): Promise<void> {
  for (const key of keys) {
    if (key === ',') await sleep(timings.pauseMs);
    else await pbx.action(amiActions.digit(channel, key, timings.digitMs));
  }
}
