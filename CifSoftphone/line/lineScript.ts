import type { WriteSubject } from '../core/calls/subjectFacts';
import type { LineSettings } from '../core/settings/lineSettings';
import type { SettingsFault } from '../core/settings/parseSettings';
import type { GivenSettings } from '../core/settings/softphoneSettings';
import type { LineCommand } from '../core/line/linePort';
import type { LineView } from '../core/line/lineView';
import type { Trouble } from '../core/troubles/trouble';

/** What the leader knows; where rings have their buttons is decided by the place that holds it. */
export interface LeaderView extends Omit<LineView, 'ringPlaceId'> {
  /** Known once the environment variables were read; other places need them to open a sign-in window. */
  readonly settings: LineSettings | undefined;
  /** The adaptor has told this leader its open calls: what it shows is no former leader's word. */
  readonly listed?: boolean;
}

export interface LeaderOptions {
  /** Absolute address of `line.js`; the redirect page lies beside it. */
  readonly lineScriptUrl: string;
  /** What makers set for the place; `configure` brings what is known later. */
  readonly given: GivenSettings;
  /** Reads what makers set for the organisation and for the panel, as it reads its own. @returns the organisation's faults */
  readonly onSettings?: (organisation: string, panel: string) => readonly SettingsFault[];
  /** What the former leader last showed: shown on until the adaptor has told the open calls. */
  readonly inherited: LineView | undefined;
  /** The subject of an activity, in the language of the place. */
  readonly writeSubject: WriteSubject;
  readonly onView: (view: LeaderView) => void;
}

/** The one connection, the tokens and the activities of this browser. */
export interface Leader {
  /** Resolves when the command is done and stored, or its failure is in the view. */
  send(command: LineCommand): Promise<void>;
  configure(given: GivenSettings): void;
  /** From a click in this frame: opens the pop-up before anything is awaited. */
  signIn(): Promise<void>;
  /** Do not wait for the next try. `anew`: the network is another one, connect again in any case. */
  tryNow(anew?: boolean): void;
  /** Resolves when the connection is closed; nothing is told after that. */
  stop(): Promise<void>;
}

export type PopUpResult = { readonly ok: true } | { readonly ok: false; readonly trouble: Trouble };

/** A sign-in that is ready to open its window within a click, in a place that follows. */
export interface PreparedSignIn {
  /** @param onLateSuccess the agent finished in a window that we had given up on */
  signIn(onLateSuccess: () => void): Promise<PopUpResult>;
}

/** What `line.js` offers: all code that needs SignalR, MSAL or phone metadata. */
export interface LineScript {
  /** Starts the leader. Named as before: a tab that still runs an earlier version loads this script, too. */
  startOwner(options: LeaderOptions): Leader;
  prepareSignIn(settings: LineSettings, lineScriptUrl: string): Promise<PreparedSignIn>;
}

/** Global under which `line.js` leaves itself. */
export const lineScriptGlobal = 'ctiSoftphoneLine';
