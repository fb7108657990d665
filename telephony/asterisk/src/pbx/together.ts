import type { Channel } from './channel';
import { usesRooms, type Leg, type LegPhase } from './leg';

const unanswered: readonly LegPhase[] = ['ringing', 'dialling', 'far-end-rings'];

/**
 * What becomes of a leg whose telephone shares a bridge with others. @param others who is there
 * @returns `undefined` when nothing does
 */
export function together(leg: Leg, others: readonly Channel[]): Leg | undefined {
  const isThere = (channelId: string | undefined): boolean => others.some(({ id }) => id === channelId);
  // The telephone is with the agent's other call.
  if (others.length === 0 || (leg.at !== undefined && !isThere(leg.channelId))) return undefined;
  const { heldChannelId, resumesWith, ...rest } = leg;
  if (unanswered.includes(leg.phase)) return { ...rest, phase: 'connected' };
  // A call that was on hold stays on hold: nobody may be heard by surprise.
  if (resumesWith !== undefined) return rest;
  const comesBack = heldChannelId !== undefined && leg.phase === 'held' && (!usesRooms(leg) || isThere(heldChannelId));
  return comesBack ? { ...rest, phase: 'connected' } : undefined;
}

/** Whether a leg that the connector parts from its far end is apart from it: both have left their bridges. */
export function isApart(leg: Leg, own: Channel | undefined, held: Channel | undefined): boolean {
  if (leg.parties !== undefined) return own?.bridge === undefined;
  if (usesRooms(leg)) return own?.bridge === undefined || own.bridge !== held?.bridge;
  return own?.bridge === undefined && held?.bridge === undefined;
}
