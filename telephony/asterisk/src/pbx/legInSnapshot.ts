import { channelState, type Channel } from './channel';
import type { ChannelTable } from './channelTable';
import { partyOf } from './conference';
import type { Leg, LegPhase } from './leg';
import { askedFor, dialledCallId, rooms, type Naming } from './naming';
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
  const { known } = given;
  const found = phaseOf(given);
  if (found === undefined) return undefined;
  const {
    heldChannelId: _held,
    far: _far,
    parties: _parties,
    left: _left,
    ...rest
  } = known ?? newLeg(given, found.phase);
  return { ...rest, ...found };
}

function newLeg({ channel, channels, naming, endpoint }: AgentChannel, phase: LegPhase): Leg {
  const callId = dialledCallId(channel.id);
  if (callId !== undefined)
    return { ...outgoingLeg(channel, endpoint, naming.system), phase, callId, dialledByUs: true };
  const isCalled = channel.linked !== channel.id || channel.state === channelState.ringing;
  return isCalled
    ? ringingLeg(channel, endpoint, naming.system, undefined, channels.get(channel.linked))
    : outgoingLeg(channel, endpoint, naming.system);
}

/** What of a leg a snapshot says: where the connector holds it, whom; with whom it is. */
type Found = Pick<Leg, 'phase' | 'heldChannelId' | 'far' | 'parties' | 'left'>;

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

function phaseUp(given: AgentChannel, isOurs: boolean): Found | undefined {
  const { channel, channels, naming, onHold, known } = given;
  const others = channels.others(channel);
  const isAsked = ({ id }: Channel): boolean => askedFor(id) === channel.id;
  const phase = onHold ? 'held' : 'connected';
  const conference = conferenceOf(given);
  if (conference.length > 1) {
    const parties = conference.map(
      ({ id, caller }) => known?.parties?.find((one) => one.id === id) ?? partyOf(id, caller),
    );
    const [first] = conference;
    const isThere = others.some(({ id }) => id === first?.id);
    return { parties, ...(isThere || first === undefined ? { phase } : { phase: 'held', heldChannelId: first.id }) };
  }
  const [last] = conference;
  const before = known?.left ?? known?.parties;
  const left: Pick<Leg, 'far' | 'left'> =
    last === undefined
      ? {}
      : { far: last.id, left: [before?.find(({ id }) => id === last.id) ?? partyOf(last.id, last.caller)] };
  const inRoom = others.find((one) => one.context === naming.holdContext && !isAsked(one));
  if (others.some((one) => !isAsked(one)))
    return { phase, ...(inRoom === undefined ? {} : { far: inRoom.id }), ...left };
  if (channel.context === naming.holdContext) {
    const waits = (one: Channel): boolean =>
      one.id !== channel.id && one.linked === channel.linked && one.context === naming.holdContext && !isAsked(one);
    // Or a connector that was killed has left them there, on the way to somebody.
    const isLeft = (one: Channel): boolean =>
      waits(one) && ['quiet', rooms.meet(channel.id)].includes(one.exten ?? '') && !naming.endpointOf(one.name);
    const held = channels.all().find((one) => waits(one) && one.exten === 'hold') ?? channels.all().find(isLeft);
    if (held !== undefined) {
      const asks = channels.all().some(isAsked);
      return { phase: 'held', heldChannelId: held.id, ...(asks ? { far: held.id } : {}), ...left };
    }
    // What it held is over: only who was asked is still there.
    return channels.all().some(isAsked) ? undefined : { phase: 'connected' };
  }
  if (known !== undefined) return { phase: known.phase };
  // Its telephone was answered: alone it is dialling by us, or talks to the PBX itself (voicemail, an announcement).
  return { phase: isOurs ? 'dialling' : 'connected' };
}

/** Who is in the conference of this telephone, which may be away from it. */
const conferenceOf = ({ channel, channels, naming: { holdContext } }: AgentChannel): readonly Channel[] => {
  const meet = rooms.meet(channel.id);
  return channels
    .all()
    .filter(({ id, context, exten }) => id !== channel.id && context === holdContext && exten === meet);
};
