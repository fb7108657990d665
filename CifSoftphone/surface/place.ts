import type { CallCommand } from '../../protocol/callCommand';
import type { CaseLink } from '../core/draft/callDraft';
import type { DialWish } from '../core/calls/dialWish';
import type { PastCall } from '../core/calls/callHistory';
import type { LineView } from '../core/line/lineView';
import type { CustomerActions } from './customerActions';
import type { Cases, CasesView } from './cases';
import type { DialQuestion, PlaceDialChoice } from './dialler';
import type { History, HistoryView } from './history';
import type { Ringer, SoundView } from './ringer';
import type { SoftphoneSettings } from '../core/settings/softphoneSettings';

/** The line as one place shows it. */
export interface PlaceView extends LineView {
  /** What the agent must be asked before a number is dialled; absent where there is nothing to ask. */
  readonly dialQuestion?: DialQuestion | undefined;
  /** Which number is meant; only in the place in which it was wanted. */
  readonly dialChoice?: PlaceDialChoice | undefined;
  /** What counts here: this place's own settings, then those of the line's owner, then the defaults. */
  readonly settings: SoftphoneSettings;
  /** Of several live calls the one that is shown in full; the others are one line each. */
  readonly frontKey: string | undefined;
  /** `undefined` in a place that makes no sound. */
  readonly sound: SoundView | undefined;
  /** The agent's last calls; `undefined` in a place that cannot ask for them. */
  readonly history: HistoryView | undefined;
  /** Open cases of customers; `undefined` in a place that cannot ask for them. */
  readonly cases: CasesView | undefined;
  /** Live calls that could have a session in this host and have none: closed, refused, or lost by a reload. */
  readonly withoutSession: readonly string[];
}

/** What the agent can do about the ring's sound; `enable` and `findOutputs(true)` straight from a click. */
export type SoundActions = Pick<Ringer, 'choose' | 'test' | 'enable' | 'findOutputs'>;

/** What the agent can do with the list of the last calls. */
export interface HistoryActions extends Pick<History, 'watch' | 'search' | 'again' | 'more'> {
  dial(call: PastCall): void;
  /** Opens what the call was about, else the phone call itself. */
  open(call: PastCall): void;
}

/** What the UI of one place (panel or form control) sees and can do. It holds no rule of its own. */
export interface Place extends CustomerActions {
  readonly placeId: string;
  getView(): PlaceView;
  /** Calls back after each change of the view; returns its undo. */
  subscribe(listener: () => void): () => void;
  accept(key: string): void;
  reject(key: string): void;
  hangUp(key: string): void;
  /** Hold, mute, digits, transfer, …: the view shows it as under way until it is done or has failed. */
  command(key: string, command: CallCommand): void;
  /** Call somebody: the number is dialled once, or the agent is asked first (`dialQuestion`). */
  dial(wish: DialWish): void;
  answerDialQuestion(yes: boolean): void;
  /** The number that the agent means (`dialChoice`); none calls nobody. */
  chooseNumber(target: string | undefined): void;
  /** The agent chose to be available, or not (for one of the settings' reasons). */
  chooseState(ready: boolean, reason?: string): void;
  /** A call that is over: its card is put away; ends the wrap-up. */
  dismiss(key: string): void;
  /** What the agent writes about an answered call. @param revision that of the text the agent typed into */
  writeNotes(key: string, text: string, revision: number): void;
  /** How the call is disposed of: a value of the settings, or nothing. */
  dispose(key: string, disposition: string | undefined): void;
  /** The case that the call is about, in place of the customer; `undefined` for none. */
  linkCase(key: string, link: CaseLink | undefined): void;
  /** The agent's own choices for the ring's sound. */
  readonly sound: SoundActions | undefined;
  readonly history: HistoryActions | undefined;
  readonly cases: Pick<Cases, 'read' | 'create'> | undefined;
  /** Of several live calls this one is shown in full. */
  show(key: string): void;
  /** Opens the call's session in the host (again). */
  openSession(key: string): void;
  dismissTrouble(): void;
  /** What Dynamics did not take (`kept`): resolves when it was tried again, or is put away. */
  kept(id: string, again: boolean): Promise<void>;
  /** Straight from a click; false where the browser does not let us. */
  copy(text: string): Promise<boolean>;
  /** A region of the UI (a word of ours) could not be drawn: the support log notes it, and no word of the error. */
  drawingFailed(region: string, error: unknown): void;
  /** Straight from a click: a text file of what happened here, with nothing personal in it. */
  saveSupportLog(): void;
  /** Straight from a click: the sign-in window opens only with the click's permission. */
  signIn(): void;
  /** Name and buttons of a ring's card are in the document; returns the undo for when they leave. */
  ringCardIn(key: string, parts: readonly Element[]): () => void;
  /** @param json the makers' settings for this place; the same text again changes nothing, a fault is shown */
  configure(json: string | null | undefined): void;
  stop(): void;
}
