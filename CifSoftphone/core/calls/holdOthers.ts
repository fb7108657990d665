import { offeredCommands } from '../../../protocol/callCommand';
import { withCall } from './callsState';
import type { CallsStep } from './callsStep';
import { mustWait } from './liveCommands';
import { effectOn } from './effectOn';

/**
 * The agent turns to one call (accepts or retrieves it, or asks somebody about it): every other connected call is put on hold in the same moment,
 * where its telephony system can, so that no caller hears another. Asks nothing; see docs/decisions/0007.
 * @param key the call to which the agent turns; `undefined` for no call at all
 */
export function alsoHolding(key: string | undefined, [state, effects]: CallsStep): CallsStep {
  if (key === undefined) return [state, effects];
  let next = state;
  const more = [...effects];
  for (const call of state.calls) {
    if (call.key === key || call.phase !== 'live') continue;
    if (!offeredCommands(call.snapshot).includes('hold') || mustWait(call, 'hold')) continue;
    next = withCall(next, { ...call, asked: [...call.asked, { command: 'hold', storedAs: undefined }] });
    more.push({ ...effectOn(call), type: 'command', command: { command: 'hold' } });
  }
  return [next, more];
}
