import type { Supervision } from '../../../../protocol/callFacts';
import type { ConferenceParty } from '../../../../protocol/conferenceParty';
import type { CallEvent } from '../../../client/src/callEvent';
import type { Leg } from '../pbx/leg';
import type { KnownRecording } from '../pbx/recording';

/**
 * How far a call is at the adaptor. `untold`: it does not know of it. `dialling`: the softphone asked for it, or it was
 * offered as outgoing. `accepted`: the agent pressed Accept, or nobody knows yet whether the adaptor was told that they
 * talk. `closed`: over there, whatever the telephone does.
 */
export type ToldStage =
  'untold' | 'dialling' | 'far-end-rings' | 'offered' | 'accepted' | 'connected' | 'held' | 'closed';

/** What the adaptor was told of one leg. */
export interface Told {
  readonly stage: ToldStage;
  readonly muted: boolean;
  /** Absent: nothing was told of it. */
  readonly recording?: KnownRecording;
  /** Absent: it is not known as a conference. */
  readonly parties?: readonly ConferenceParty[];
  /** Absent: nothing was told of it, or it is no supervisor's call. */
  readonly supervision?: Supervision;
  /** The agent was told that a supervisor is in it. */
  readonly supervised?: boolean;
  /** Which offer of the leg this is: an offer that ran out cannot be taken up, a new one can. */
  readonly attempt: number;
  /** The Call-ID of the INVITE to the agent's browser: the offer's id ends with it. */
  readonly dialog?: string;
}

export const untold: Told = { stage: 'untold', muted: false, attempt: 1 };

export type Step =
  | { readonly kind: 'offer'; readonly attempt: number }
  | { readonly kind: 'tell'; readonly event: CallEvent; readonly then: Told };

/**
 * The id under which an offer of a leg is known: the leg's own, its number for later ones, and for a browser the Call-ID
 * of its INVITE, by which the browser knows which sound belongs to it (docs/voice.md).
 */
export const offerId = (callId: string, { attempt, dialog }: Pick<Told, 'attempt' | 'dialog'>): string =>
  `${callId}${attempt === 1 ? '' : `~${attempt}`}${dialog === undefined ? '' : `/${dialog}`}`;

/** A Call-ID that can be part of an id: Asterisk's are of 36 letters, digits and hyphens. */
export const isDialog = (text: string): boolean => /^[0-9A-Za-z-]{8,64}$/.test(text);

/** What is behind the id of an offer. A leg's own id has no slash. */
export function readOfferId(id: string): { readonly callId: string } & Pick<Told, 'attempt' | 'dialog'> {
  const [, callId = id, attempt = '1', dialog] = /^([^/]*?)(?:~(\d{1,4}))?(?:\/([0-9A-Za-z-]{8,64}))?$/s.exec(id) ?? [];
  return { callId, attempt: Number(attempt), ...(dialog === undefined ? {} : { dialog }) };
}

/**
 * What the adaptor must be told next, so that it knows the leg as it is; `undefined` when it does. Only the difference
 * counts: what came and went while the adaptor was away is not told, and nothing is told twice.
 */
export function nextStep(leg: Leg, told: Told): Step | undefined {
  if (leg.phase === 'over') return endStep(leg, told);
  switch (told.stage) {
    case 'untold':
      return { kind: 'offer', attempt: told.attempt };
    case 'closed':
      // The ring ran out there and the agent has taken up the telephone all the same.
      return isTalking(leg) ? { kind: 'offer', attempt: told.attempt + 1 } : undefined;
    case 'dialling':
      if (leg.phase === 'far-end-rings') return tell(told, 'far-end-rings', { type: 'call.alerting' });
      return connectStep(leg, told);
    case 'far-end-rings':
    case 'offered':
    case 'accepted':
      return connectStep(leg, told);
    case 'connected':
      if (told.parties !== (leg.parties ?? leg.left)) return partiesStep(leg, told);
      if (leg.phase === 'held') return tell(told, 'held', { type: 'call.held' });
      return muteStep(leg, told) ?? recordingStep(leg, told) ?? supervisionStep(leg, told);
    case 'held':
      if (told.parties !== (leg.parties ?? leg.left)) return partiesStep(leg, told);
      if (leg.phase === 'connected') return tell(told, 'connected', { type: 'call.retrieved' });
      return muteStep(leg, told) ?? recordingStep(leg, told) ?? supervisionStep(leg, told);
  }
}

const isTalking = ({ phase }: Leg): boolean => phase === 'connected' || phase === 'held';

const tell = (told: Told, stage: ToldStage, event: CallEvent): Step => ({
  kind: 'tell',
  event,
  then: { ...told, stage },
});

function connectStep(leg: Leg, told: Told): Step | undefined {
  if (!isTalking(leg)) return undefined;
  const { supervision, recording } = leg;
  // Of the call that is listened to nothing is said at the supervisor's own.
  const more = supervision !== undefined ? { supervision } : recording === undefined ? {} : { recording };
  return tell({ ...told, ...more }, 'connected', { type: 'call.connected', ...more });
}

/** The whole list each time, also of the one who is left. With the first one the agent is in it, which says more than that the call is taken back. */
function partiesStep({ left, parties = left ?? [], phase }: Leg, told: Told): Step {
  const begins = told.parties === undefined && phase === 'connected';
  const { parties: _old, ...rest } = told;
  const then = parties.length === 0 ? rest : { ...rest, parties };
  return {
    kind: 'tell',
    event: { type: 'call.conferenced', parties },
    then: begins ? { ...then, stage: 'connected' } : then,
  };
}

const waysTold = { listen: 'call.listening', whisper: 'call.whispering', barge: 'call.barging' } as const;

/** Who hears a supervisor in the supervisor's own call, and whether one is in this call of an agent. */
function supervisionStep({ supervision, ...leg }: Leg, told: Told): Step | undefined {
  if (supervision !== undefined && supervision !== told.supervision)
    return { kind: 'tell', event: { type: waysTold[supervision] }, then: { ...told, supervision } };
  const supervised = leg.supervised === true;
  if (supervised === (told.supervised ?? false)) return undefined;
  const type = supervised ? 'call.supervised' : 'call.unsupervised';
  return { kind: 'tell', event: { type }, then: { ...told, supervised } };
}

function recordingStep({ recording, supervision }: Leg, told: Told): Step | undefined {
  const before = told.recording ?? 'off';
  if (supervision !== undefined || recording === undefined || recording === before) return undefined;
  const goesOn = before === 'paused' ? 'call.record-resumed' : 'call.record-started';
  const types = { off: 'call.record-stopped', paused: 'call.record-paused', on: goesOn } as const;
  return { kind: 'tell', event: { type: types[recording] }, then: { ...told, recording } };
}

function muteStep({ muted }: Leg, told: Told): Step | undefined {
  if (muted === told.muted) return undefined;
  return { kind: 'tell', event: { type: muted ? 'call.muted' : 'call.unmuted' }, then: { ...told, muted } };
}

function endStep({ reason = 'normal' }: Leg, told: Told): Step | undefined {
  if (told.stage === 'untold' || told.stage === 'closed') return undefined;
  return tell(told, 'closed', { type: 'call.disconnected', reason });
}
