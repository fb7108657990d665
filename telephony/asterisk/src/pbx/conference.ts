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
  const { heldChannelId: _held, far: _far, ...rest } = leg;
  return { ...rest, phase: 'connected', parties };
}

/** One of them is gone. @returns `undefined` when that one was not in it; as over when nobody is left */
export function without(leg: Leg, channelId: string): Leg | undefined {
  const parties = leg.parties?.filter(({ id }) => id !== channelId);
  if (parties === undefined || parties.length === leg.parties?.length) return undefined;
  const [next] = parties;
  if (next === undefined) return { ...leg, phase: 'over', reason: 'normal' };
  return { ...leg, parties, ...(leg.heldChannelId === channelId ? { heldChannelId: next.id } : {}) };
}

/** The PBX has silenced one of them, or lets them be heard again. @returns `undefined` when that changes nothing */
export function withMute(leg: Leg, channelId: string, muted: boolean): Leg | undefined {
  const party = leg.parties?.find(({ id }) => id === channelId);
  if (party === undefined || (party.muted ?? false) === muted) return undefined;
  const { muted: _old, ...heard } = party;
  const changed = muted ? { ...heard, muted } : heard;
  return { ...leg, parties: (leg.parties ?? []).map((one) => (one === party ? changed : one)) };
}
