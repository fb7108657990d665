import type { CallView } from '../core/calls/callView';
import { dialFormatOf, type DialWish } from '../core/calls/dialWish';
import type { DesktopPort, HostRingOutcome } from '../host/desktopPort';
import type { LinePort } from '../core/line/linePort';
import type { LineView } from '../core/line/lineView';
import type { Trouble } from '../core/problems/trouble';
import type { About, Matter } from '../core/problems/troubles';
import type { SoftphoneSettings } from '../core/settings/softphoneSettings';
import { isLive, isRinging } from '../core/calls/callPhase';
import type { HostExtras } from './hostExtras';
import type { HostNotifications } from './hostNotifications';
import type { KpiReporter } from './kpiReporter';
import type { PlaceTexts } from './placeTexts';
import type { BrowserSide } from '../browser/browserPorts';
import type { PresenceSync } from './presenceSync';
import { Sessions } from './sessions';

export interface HostLinkOptions {
  readonly desktop: DesktopPort;
  /** Absent where no host has what they are for. */
  readonly extras: HostExtras | undefined;
  readonly line: Pick<LinePort, 'placeId' | 'send'>;
  readonly browser: BrowserSide;
  readonly texts: PlaceTexts;
  readonly settings: () => SoftphoneSettings;
  readonly callOf: (key: string) => CallView | undefined;
  readonly onRingOutcome: (key: string, outcome: HostRingOutcome) => void;
  /** The host took the notification of a ring. */
  readonly onHanded: (key: string) => void;
  /** The agent went to the session of this call. */
  readonly onFront: (key: string) => void;
  readonly onChanged: () => void;
  /** `key`: the call that it is about. */
  readonly onTrouble: (trouble: Trouble, key?: string) => void;
  readonly onWorked: (matter: Matter, about?: About) => void;
  readonly hangUp: (key: string) => void;
  readonly dial: (wish: DialWish) => void;
}

/** Tells one host of rings and calls, and the place of what the agent did there. `stop` lets go of the host. */
export class HostLink {
  readonly desktop: DesktopPort;
  readonly sessions: Sessions;
  private readonly notifications: HostNotifications | undefined;
  private readonly presence: PresenceSync | undefined;
  private readonly kpis: KpiReporter | undefined;
  private readonly undo: readonly ((() => void) | undefined)[];
  /** Rings for which the panel was brought to the front: the agent may put it away again. */
  private docked: ReadonlySet<string> = new Set();

  constructor(private readonly options: HostLinkOptions) {
    const { desktop, extras, line, browser, texts, settings, callOf, hangUp, dial, onTrouble } = options;
    this.desktop = desktop;
    this.sessions = new Sessions({
      desktop,
      DoneSessions: extras?.DoneSessions,
      browser,
      screenPop: () => settings().screenPop,
      closeWhenDone: () => settings().closeSessionWhenDone,
      onTrouble,
      onWorked: options.onWorked,
      onFront: options.onFront,
      onChanged: options.onChanged,
    });
    const { onRingOutcome: onOutcome, onHanded } = options;
    this.notifications = extras && new extras.HostNotifications({ desktop, browser, texts, onOutcome, onHanded });
    this.presence =
      extras &&
      desktop.presence &&
      new extras.PresenceSync({
        presence: desktop.presence,
        choose: (choice) => line.send({ type: 'agent-state', ...choice }),
        onRefused: () => onTrouble({ kind: 'PresenceNotSet' }),
        onEqual: () => options.onWorked('PresenceNotSet'),
      });
    this.kpis =
      extras &&
      desktop.logKpis &&
      new extras.KpiReporter({
        placeId: line.placeId,
        log: desktop.logKpis,
        offer: () => line.send({ type: 'offer-kpis', placeId: line.placeId }),
      });
    this.undo = [
      desktop.onSessionClosed?.((key) => {
        const call = callOf(key);
        // Nobody else will ever end an assumed call; a reported one is ended by the telephony system.
        if (call !== undefined && isLive(call) && call.assumed) hangUp(key);
      }),
      desktop.onClickToAct?.(({ value, format, record }) => {
        void desktop.show?.();
        dial({ text: value, format: dialFormatOf(value, format), ...(record === undefined ? {} : { record }) });
      }),
    ];
  }

  /** @param asks whether a question about a number waits for the agent: the panel stays where it is seen */
  update(lineView: LineView, ringsAreHere: boolean, asks: boolean): void {
    const { status, agent, calls, kpis } = lineView;
    const { dockOnRing, presence } = this.options.settings();
    this.notifications?.update(lineView, ringsAreHere);
    this.sessions.update(lineView, ringsAreHere);
    if (kpis !== undefined) this.kpis?.update(kpis);
    this.presence?.update({
      agent: status === 'connected' ? agent : undefined,
      winner: presence.winner,
      reasons: presence.notReadyReasons,
    });
    const rings = ringsAreHere ? calls.filter(isRinging) : [];
    if (dockOnRing && rings.some((call) => !this.docked.has(call.key))) void this.desktop.show?.();
    this.docked = new Set(rings.map((call) => call.key));
    if (calls.length === 0 && !asks) void this.desktop.rest?.();
  }

  stop(): void {
    this.presence?.stop();
    this.undo.forEach((undo) => undo?.());
    this.notifications?.stop();
    this.sessions.stop();
    this.desktop.stop();
  }
}
