import { channelState, type Channel } from './channel';
import type { ChannelTable } from './channelTable';
import type { Leg, LegPhase } from './leg';
import { dialledCallId, type Naming } from './naming';
import { outgoingLeg, ringingLeg } from './newLeg';

interface AgentChannel {
  readonly channel: Channel;
  readonly channels: ChannelTable;
  readonly naming: Naming;
  readonly endpoint: string;
  /** Its telephone holds. */
  readonly onHold: boolean;
  /** The leg from before the snapshot. */
  readonly known: Leg | undefined;
}

/** The leg of an agent's channel, from a snapshot. @returns `undefined` while it only begins: its events will tell */
export function legInSnapshot(given: AgentChannel): Leg | undefined {
  const { channel, channels, naming, endpoint, known } = given;
  const found = phaseOf(given);
  if (found === undefined) return undefined;
  const { phase, held } = found;
  const holds = held === undefined ? {} : { heldChannelId: held };
  if (known !== undefined) {
    const { heldChannelId: _old, ...rest } = known;
    return { ...rest, ...holds, phase };
  }
  const callId = dialledCallId(channel.id);
  if (callId !== undefined) {
    return { ...outgoingLeg(channel, endpoint, naming.system), ...holds, phase, callId, dialledByUs: true };
  }
  const isCalled = channel.linked !== channel.id || channel.state === channelState.ringing;
  const leg = isCalled
    ? ringingLeg(channel, endpoint, naming.system, undefined, channels.get(channel.linked))
    : outgoingLeg(channel, endpoint, naming.system);
  return { ...leg, ...holds, phase };
}

interface Found {
  readonly phase: LegPhase;
  /** The other channel, where the connector holds the call. */
  readonly held?: string;
}

function phaseOf(given: AgentChannel): Found | undefined {
  const isOurs = dialledCallId(given.channel.id) !== undefined;
  switch (given.channel.state) {
    case channelState.ringing:
      return { phase: isOurs ? 'dialling' : 'ringing' };
    case channelState.ring:
      return { phase: given.known?.phase === 'far-end-rings' ? 'far-end-rings' : 'dialling' };
    case channelState.up:
      return phaseUp(given, isOurs);
    default:
      return undefined;
  }
}

function phaseUp({ channel, channels, naming: { holdContext }, onHold, known }: AgentChannel, isOurs: boolean): Found {
  if (channels.others(channel).length > 0) return { phase: onHold ? 'held' : 'connected' };
  if (channel.context === holdContext) {
    const hearsMusic = ({ id, linked, context, exten }: Channel): boolean =>
      id !== channel.id && linked === channel.linked && context === holdContext && exten === 'hold';
    const held = channels.all().find(hearsMusic);
    return held === undefined ? { phase: 'connected' } : { phase: 'held', held: held.id };
  }
  if (known !== undefined) return { phase: known.phase };
  // Its telephone was answered: alone it is dialling by us, or talks to the PBX itself (voicemail, an announcement).
  return { phase: isOurs ? 'dialling' : 'connected' };
}
