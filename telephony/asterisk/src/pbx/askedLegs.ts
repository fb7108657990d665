import type { EndReason } from '../../../../protocol/callState';
import type { Party } from '../../../../protocol/messages/party';
import { channelState, type Channel } from './channel';
import type { ChannelTable } from './channelTable';
import type { Leg } from './leg';
import { askedFor, legCallId, type Naming } from './naming';

/** Where a consultation belongs: the agent's channel, and the call about which somebody is asked. */
export interface Asker {
  readonly endpoint: string;
  readonly at: string;
  readonly relatedCallId?: string;
}

/** A consultation that has just begun. @param channel of who is asked */
export const askedLeg = (channel: Channel, asker: Asker, to: Party, system: string): Leg => ({
  ...asker,
  callId: legCallId(system, channel.id),
  channelId: channel.id,
  phase: 'dialling',
  direction: 'outbound',
  dialledByUs: false,
  from: {},
  to,
  muted: false,
});

/**
 * A consultation in a snapshot. @param legs all others @param known the leg from before
 * @returns `undefined` where it is none (any more)
 */
export function askedInSnapshot(
  channel: Channel,
  channels: ChannelTable,
  legs: readonly Leg[],
  known: Leg | undefined,
  { system, endpointOf }: Naming,
): Leg | undefined {
  const own = channels.get(known?.at ?? askedFor(channel.id));
  const endpoint = own === undefined ? undefined : endpointOf(own.name);
  const isParty = legs.some(({ parties = [] }) => parties.some(({ id }) => id === channel.id));
  if (own === undefined || endpoint === undefined || isParty) return undefined;
  const first = legs.find((leg) => leg.channelId === own.id);
  const asker = { endpoint, at: own.id, ...(first === undefined ? {} : { relatedCallId: first.callId }) };
  const { heldChannelId: _old, ...rest } = known ?? askedLeg(channel, asker, channel.caller, system);
  if (channel.state !== channelState.up)
    return { ...rest, phase: channel.state === channelState.ringing ? 'far-end-rings' : 'dialling' };
  if (own.bridge !== undefined && own.bridge === channel.bridge)
    return { ...rest, phase: known?.phase === 'held' ? 'held' : 'connected' };
  return { ...rest, phase: 'held', heldChannelId: channel.id };
}

/** A leg that is over, while the others of it go on: nothing of them is its own any more. */
export const handedOn = (leg: Leg, reason: EndReason): Leg => {
  const { heldChannelId: _held, far: _far, parties: _parties, at: _at, ...rest } = leg;
  return { ...rest, phase: 'over', reason };
};
