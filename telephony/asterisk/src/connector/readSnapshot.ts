import { headerOf, type AmiMessage } from '../ami/amiMessage';
import { amiActions } from '../commands/amiActions';
import type { PbxPort } from '../commands/pbxPort';
import type { Naming } from '../pbx/naming';
import type { PbxSnapshot } from '../pbx/pbxSnapshot';
import { isProhibited, presentation } from './presentation';

/**
 * Asks the PBX for all that is: channels, who waits, who is a member, which telephones hold, who in the connector's own part of
 * the dialplan hides the number, and what is recorded. @throws AmiGone
 */
export async function readSnapshot(
  pbx: PbxPort,
  naming: Naming,
): Promise<PbxSnapshot & { readonly members: readonly AmiMessage[] }> {
  const [channels, queues] = await Promise.all([pbx.list(amiActions.channels()), pbx.list(amiActions.queues())]);
  const isAgents = (row: AmiMessage): boolean => naming.endpointOf(headerOf(row, 'Channel') ?? '') !== undefined;
  const conversations = new Set(channels.filter(isAgents).map((row) => headerOf(row, 'Linkedid')));
  // A channel that has just ended has no answer; its end comes as an event.
  const having = async (
    rows: readonly AmiMessage[],
    variable: string,
    isMeant: (value: string) => boolean,
  ): Promise<ReadonlySet<string>> => {
    const ids = rows.map(async (row) => {
      const asked = pbx.action(amiActions.variable(headerOf(row, 'Channel') ?? '', variable));
      const value = await asked.then((answer) => headerOf(answer, 'Value')).catch(() => undefined);
      return value !== undefined && isMeant(value) ? [headerOf(row, 'Uniqueid') ?? ''] : [];
    });
    return new Set((await Promise.all(ids)).flat());
  };
  const isOurs = (row: AmiMessage): boolean => headerOf(row, 'Context') === naming.holdContext;
  const [onHold, hidden, recorded] = await Promise.all([
    having(
      channels.filter((row) => isAgents(row) && headerOf(row, 'BridgeId') !== undefined),
      'CHANNEL(rtp,hold)',
      (value) => value === '1',
    ),
    having(channels.filter(isOurs), presentation, isProhibited),
    having(
      channels.filter((row) => conversations.has(headerOf(row, 'Linkedid'))),
      'MIXMONITOR_FILENAME',
      (value) => value !== '',
    ),
  ]);
  const of = (event: string): readonly AmiMessage[] => queues.filter((row) => headerOf(row, 'Event') === event);
  return { channels, entries: of('QueueEntry'), members: of('QueueMember'), onHold, hidden, recorded };
}
