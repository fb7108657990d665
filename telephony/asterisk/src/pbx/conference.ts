import type { ConferenceParty } from '../../../../protocol/conferenceParty';
import type { Party } from '../../../../protocol/messages/party';
import type { Leg } from './leg';

/** Somebody in a conference, by the channel. */
export const partyOf = (channelId: string, { number, displayName, withheld }: Party): ConferenceParty => ({
  id: channelId,
  state: 'connected',
  ...(number === undefined ? {} : { number }),
  ...(displayName === undefined ? {} : { displayName }),
  ...(withheld === true ? { withheld } : {}),
});

/** A leg becomes a conference of these; nothing of it is held at the PBX any more. */
export function inConference(leg: Leg, parties: readonly ConferenceParty[]): Leg {
  const { heldChannelId: _held, far: _far, left: _left, ...rest } = leg;
  return { ...rest, phase: 'connected', parties };
}

/**
 * One of them is gone. @returns `undefined` when that one was not in it; a call like any other with the one who is left; as
 * over when nobody is
 */
export function without(leg: Leg, channelId: string): Leg | undefined {
  const parties = leg.parties?.filter(({ id }) => id !== channelId);
  if (parties === undefined || parties.length === leg.parties?.length) return undefined;
  const [next] = parties;
  if (next === undefined) return { ...leg, phase: 'over', reason: 'normal' };
  const held = leg.heldChannelId === undefined ? {} : { heldChannelId: next.id };
  if (parties.length > 1) return { ...leg, parties, ...(leg.heldChannelId === channelId ? held : {}) };
  const { parties: _parties, ...alone } = leg;
  return { ...alone, ...held, far: next.id, left: [next] };
}

/** The PBX has silenced one of them, or lets them be heard again. @returns `undefined` when that changes nothing */
export function withMute(leg: Leg, channelId: string, muted: boolean): Leg | undefined {
  const party = (leg.parties ?? leg.left)?.find(({ id }) => id === channelId);
  if (party === undefined || (party.muted ?? false) === muted) return undefined;
  const { muted: _old, ...heard } = party;
  const changed = muted ? { ...heard, muted } : heard;
  if (leg.parties === undefined) return { ...leg, left: [changed] };
  return { ...leg, parties: leg.parties.map((one) => (one === party ? changed : one)) };
}
