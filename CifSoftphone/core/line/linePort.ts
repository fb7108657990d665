import type { CallCommand } from '../../../protocol/callCommand';
import type { DialWish } from '../calls/dialWish';
import type { DraftChange } from '../draft/callDraft';
import type { Customer } from '../customer/customerMatch';
import type { GivenSettings } from '../settings/softphoneSettings';
import type { LineView } from './lineView';

/** What needs somebody to be called for, whose number is read by the rules of dialling before it goes out. */
export const callings = { transfer: 'blind-transfer', consult: 'consult', deflect: 'deflect' } as const;
export type Calling = keyof typeof callings;
export const isCalling = (type: unknown): type is Calling => Object.keys(callings).some((one) => one === type);

/** What a place can ask of the line; the same words whether the leader is here or in another frame. */
export type LineCommand =
  | { readonly type: 'accept' | 'reject'; readonly key: string }
  /** What the agent does with a call. */
  | { readonly type: 'command'; readonly key: string; readonly command: CallCommand }
  /** Give the call away, ask somebody about it, or send a ring on. `sure`: the agent was asked and has chosen this target. */
  | {
      readonly type: Calling;
      readonly id: string;
      readonly key: string;
      readonly target: string;
      readonly sure: boolean;
    }
  /** The agent has answered the question about this wish. */
  | { readonly type: 'dial-chosen'; readonly id: string }
  /** This place drew the ring in a visible document (or only gave it to the host, or could not). */
  | {
      readonly type: 'ring-outcome';
      readonly key: string;
      readonly outcome: 'shown' | 'handed-to-host' | 'not-shown' | 'timed-out';
    }
  /** The agent has seen that the call ended, or is done with its wrap-up: forget it. */
  | { readonly type: 'dismiss'; readonly key: string }
  /** The agent says who the other side is. */
  | { readonly type: 'choose-customer'; readonly key: string; readonly customer: Customer }
  /** It is none of those whom Dynamics has. */
  | { readonly type: 'no-customer'; readonly key: string }
  /** The search by number failed or was late: once more. */
  | { readonly type: 'look-up-again'; readonly key: string }
  /** The agent's own search, by name or number; an empty text puts its answer away. */
  | { readonly type: 'search'; readonly key: string; readonly text: string }
  /** Whom the call can be given to, or, with a dial format in place of its key, whom to dial: telephony is asked. */
  | { readonly type: 'directory'; readonly key: string; readonly text: string }
  /** The agent wrote or chose something about an answered call. */
  | { readonly type: 'draft'; readonly key: string; readonly change: DraftChange }
  /** About what Dynamics did not take (`LineView.kept`): try it again now, or put it away. */
  | { readonly type: 'kept'; readonly id: string; readonly again: boolean }
  | { readonly type: 'dismiss-trouble' }
  /** Call somebody. The place makes the call's id (a GUID): a wish that is handed on twice dials once. */
  | { readonly type: 'dial'; readonly callId: string; readonly wish: DialWish }
  /** This place has a host that collects figures: give it those of ended calls. */
  | { readonly type: 'offer-kpis'; readonly placeId: string }
  /** These are on the screen of this place: the view tells how the agent's locale writes them. */
  | { readonly type: 'write-numbers'; readonly numbers: readonly string[] }
  | ({ readonly type: 'agent-state' } & AgentChoice);

/** What the agent chose: in the softphone, or by Dynamics' presence. */
export interface AgentChoice {
  readonly ready: boolean;
  /** Only when not ready; a value of the settings, or a presence of Dynamics. */
  readonly reason?: string;
  /** How long; only when not ready. */
  readonly minutes?: number;
  readonly changedBy: 'agent' | 'dynamics';
}

export type PlaceKind = 'panel' | 'form';

/** The line as a place (panel or form control) sees it. */
export interface LinePort {
  readonly placeId: string;
  /** Calls back at once with the current view, then on each change; returns its undo. */
  subscribe(listener: (view: LineView) => void): () => void;
  /** Resolves when the command is done and stored; rejects never: failures appear as `trouble` in the view. */
  send(command: LineCommand): Promise<void>;
  /** What makers set for this place; counts for calls while this place is the leader. */
  configure(given: GivenSettings): void;
  /** Must be called from a click in this frame: opens the pop-up here and takes the line over. */
  signIn(): Promise<void>;
  /** Leaves the line, frees lock, channel and connection. */
  stop(): void;
}
