import type { CallView } from './callView';

export const isRinging = (call: CallView): boolean => call.state === 'offered' || call.state === 'alerting';
export const isLive = (call: CallView): boolean => call.state === 'connected' || call.state === 'held';
/** The same, and one that the agent has begun. */
export const goesOn = (call: CallView): boolean => isLive(call) || call.state === 'initiated';
/** The agent talks, or has dialled and waits: another call would meet this one. */
export const isInCall = (call: CallView): boolean => call.state === 'connected' || call.state === 'initiated';
/** The agent has decided about it, and that is not carried out yet. */
export const isDecided = ({ underWay, commands }: CallView): boolean => underWay !== undefined || commands.length > 0;
/** A ring that nobody in this browser has answered yet. */
export const isOpenRing = (call: CallView): boolean => isRinging(call) && !isDecided(call);
