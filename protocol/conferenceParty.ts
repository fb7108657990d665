import { isCallId } from './callId';
import { isFields, shortLine, textField } from './fields';
import { maxDisplayNameLength, maxNumberLength, maxParties } from './limits';

/** How somebody takes part in a conference, in the words of CSTA: `alerting` rings there, `held` hears music. */
export const partyStates = ['connected', 'held', 'alerting'] as const;
type PartyState = (typeof partyStates)[number];

/** Somebody in a conference who is not the agent. By schema: `schemas/conferencePartySchema.ts`. */
export interface ConferenceParty {
  /** As the telephony system names it within the call. */
  readonly id: string;
  readonly state: PartyState;
  /** Heard by nobody, because the agent or the telephony system wants it so. */
  readonly muted?: boolean;
  readonly number?: string;
  readonly displayName?: string;
  readonly withheld?: boolean;
}

/** A list of parties; who has no id, or an unknown state, is left out. `undefined` when nobody is left: no conference. */
export function readParties(value: unknown): readonly ConferenceParty[] | undefined {
  const list: readonly unknown[] = Array.isArray(value) ? value.slice(0, maxParties) : [];
  const parties = list.map(readParty).filter((one) => one !== undefined);
  return parties.length === 0 ? undefined : parties;
}

function readParty(value: unknown): ConferenceParty | undefined {
  if (!isFields(value)) return undefined;
  const { id, muted, withheld } = value;
  const state = partyStates.find((one) => one === value.state);
  if (!isCallId(id) || state === undefined) return undefined;
  const number = textField(value.number, maxNumberLength);
  const displayName = shortLine(value.displayName, maxDisplayNameLength);
  return {
    id,
    state,
    ...(muted === true ? { muted } : {}),
    ...(number === undefined ? {} : { number }),
    ...(displayName === undefined ? {} : { displayName }),
    ...(withheld === true ? { withheld } : {}),
  };
}
