import { amiActions } from './amiActions';
import type { Leg } from '../pbx/leg';
import type { PbxModel } from '../pbx/pbxModel';
import { isGone } from './effects';
import type { PbxPort } from './pbxPort';

/**
 * The steps by which an agent leaves calls whose others stay. An agent who puts the telephone down between two of them
 * ends none of those. @throws what the steps throw: the agent is still in them, if there
 */
export async function handOn(
  { model, onChanged }: { readonly model: PbxModel; readonly onChanged: (legs: readonly Leg[]) => void },
  legs: readonly Leg[],
  steps: () => Promise<unknown>,
): Promise<void> {
  model.willHandOn(legs, true);
  try {
    await steps();
  } catch (error) {
    model.willHandOn(legs, false);
    throw error;
  }
  onChanged(model.areHandedOn(...legs));
}

/** Whoever has hung up already is no failure. @throws ActionRefused, AmiGone */
export async function hangUpIfThere(pbx: PbxPort, channel: string): Promise<void> {
  await pbx.action(amiActions.hangup(channel, 16)).catch((error: unknown) => {
    if (!isGone(error)) throw error;
  });
}
