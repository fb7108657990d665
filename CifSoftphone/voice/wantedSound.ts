import type { VoiceCall } from './channel/voiceScript';

/** What the sound of a call should be, by what the agent asked for and what the telephony system says. */
export interface WantedSound {
  /** Answer, or end: before it is answered with the SIP status. */
  readonly step: 'wait' | 'answer' | 'decline' | 'end';
  readonly held: boolean;
  readonly muted: boolean;
}

/**
 * Read off the call each time, so that nothing has to be remembered over a reload or another window's command. What the
 * agent asked for counts at once: a microphone must not wait for the telephony system.
 * @param belongsHere the call was accepted in this browser, or the telephony system says that the agent has it already
 */
export function wantedSound(call: VoiceCall, belongsHere: boolean): WantedSound {
  const { state, underWay, commands, muted } = call;
  const asked = (on: 'hold' | 'mute', off: 'retrieve' | 'unmute', is: boolean): boolean =>
    commands.includes(on) || (is && !commands.includes(off));
  return {
    step: stepOf(call, belongsHere),
    held: asked('hold', 'retrieve', state === 'held'),
    muted: asked('mute', 'unmute', muted) || underWay === 'hangup',
  };
}

/** Of several calls that share one telephone: the sound is that of the one that goes on and is not held. */
export const wantedOf = (all: readonly WantedSound[]): WantedSound | undefined => {
  const going = all.filter(({ step }) => step !== 'end');
  return going.find(({ held }) => !held) ?? going[0] ?? all[0];
};

function stepOf({ state, underWay, commands }: VoiceCall, belongsHere: boolean): WantedSound['step'] {
  if (state === 'disconnected' || underWay === 'hangup' || commands.includes('hangup')) return 'end';
  if (underWay === 'reject') return 'decline';
  if (underWay === 'accept') return 'answer';
  // Accepted in another browser, or at the desk phone: the telephony system takes this INVITE back.
  return belongsHere && state !== 'offered' && state !== 'alerting' ? 'answer' : 'wait';
}
