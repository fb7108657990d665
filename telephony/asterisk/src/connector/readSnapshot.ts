import { headerOf, type AmiMessage } from '../ami/amiMessage';
import { amiActions } from '../commands/amiActions';
import type { PbxPort } from '../commands/pbxPort';
import type { Naming } from '../pbx/naming';
import type { PbxSnapshot } from '../pbx/pbxModel';

/** Asks the PBX for all that is: channels, who waits, who is a member, and which telephones hold. @throws AmiGone */
export async function readSnapshot(
  pbx: PbxPort,
  naming: Naming,
): Promise<PbxSnapshot & { readonly members: readonly AmiMessage[] }> {
  const [channels, queues] = await Promise.all([pbx.list(amiActions.channels()), pbx.list(amiActions.queues())]);
  const talking = channels.filter(
    (row) => headerOf(row, 'BridgeId') !== undefined && naming.endpointOf(headerOf(row, 'Channel') ?? '') !== undefined,
  );
  const onHold = new Set<string>();
  await Promise.all(
    talking.map(async (row) => {
      const asked = pbx.action(amiActions.variable(headerOf(row, 'Channel') ?? '', 'CHANNEL(rtp,hold)'));
      // A channel that has just ended has no answer; its end comes as an event.
      const value = await asked.then((answer) => headerOf(answer, 'Value')).catch(() => undefined);
      const id = headerOf(row, 'Uniqueid');
      if (value === '1' && id !== undefined) onHold.add(id);
    }),
  );
  const of = (event: string): readonly AmiMessage[] => queues.filter((row) => headerOf(row, 'Event') === event);
  return { channels, entries: of('QueueEntry'), members: of('QueueMember'), onHold };
}
