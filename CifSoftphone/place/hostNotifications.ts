import type { CallView } from '../calls/callView';
import type { DesktopPort, HostRingOutcome } from '../desktop/desktopPort';
import type { LineView } from '../line/lineView';
import { isOpenRing } from './callPhase';
import type { BrowserSide, PlaceTexts } from './placePorts';
import { handedToHostAfterMs } from './placeTimings';

export interface HostNotificationsOptions {
  readonly desktop: DesktopPort;
  readonly browser: BrowserSide;
  readonly texts: PlaceTexts;
  /** The host's answer about a ring that is still open here. */
  readonly onOutcome: (key: string, outcome: HostRingOutcome) => void;
  /** The host has the ring for a while and we could not say more. */
  readonly onHanded: (key: string) => void;
}

interface Notification {
  readonly cancel: () => void;
  /** The host has answered: nothing is left to take back. */
  done: boolean;
}

/** Keeps the host's notifications equal to the open rings that have their buttons here: card and notification are one. */
export class HostNotifications {
  private readonly byKey = new Map<string, Notification>();

  constructor(private readonly options: HostNotificationsOptions) {}

  update(view: LineView, ringsAreHere: boolean): void {
    const open = ringsAreHere ? view.calls.filter(isOpenRing) : [];
    for (const [key, notification] of this.byKey) {
      if (open.some((call) => call.key === key)) continue;
      if (!notification.done) notification.cancel();
      // A ring that only moved to another place may come back and is then notified anew; an answered one may not.
      if (!notification.done || !view.calls.some((call) => call.key === key)) this.byKey.delete(key);
    }
    open.filter((call) => !this.byKey.has(call.key)).forEach((call) => this.notify(call));
  }

  /** Takes every notification back. */
  stop(): void {
    this.byKey.forEach((notification) => notification.done || notification.cancel());
    this.byKey.clear();
  }

  private notify(call: CallView): void {
    const { desktop, browser, texts, onOutcome, onHanded } = this.options;
    const shown = desktop.notifyRing?.(call, { headerText: texts.headerText(call) });
    if (shown === undefined) return;
    const cancelTimer = browser.after(handedToHostAfterMs, () => onHanded(call.key));
    const notification: Notification = {
      done: false,
      cancel: () => {
        cancelTimer();
        shown.cancel();
      },
    };
    this.byKey.set(call.key, notification);
    const settle = (outcome: HostRingOutcome): void => {
      // Taken back meanwhile: whatever the host still says is about a notification that nobody can see.
      if (this.byKey.get(call.key) !== notification) return;
      cancelTimer();
      notification.done = true;
      onOutcome(call.key, outcome);
    };
    shown.outcome.then(settle, () => settle('not-shown'));
  }
}
