import type { CallView } from '../core/calls/callView';
import type { HostPort, HostRingOutcome, ShownRing } from '../host/hostPort';
import type { LineView } from '../core/line/lineView';
import { isOpenRing } from '../core/calls/callPhase';
import type { PlaceTexts } from './placeTexts';
import type { BrowserSide } from '../browser/browserPorts';
import { handedToHostAfterMs, nameBudgetMs } from './placeTimings';

export interface HostNotificationsOptions {
  readonly host: HostPort;
  readonly browser: BrowserSide;
  readonly texts: PlaceTexts;
  /** The host's answer about a ring that is still open here. */
  readonly onOutcome: (key: string, outcome: HostRingOutcome) => void;
  /** The host has the ring for a while and we could not say more. */
  readonly onHanded: (key: string) => void;
}

interface Notification {
  readonly shown: ShownRing;
  /** As the host shows it. */
  title: string;
  readonly cancel: () => void;
  /** The host has answered: nothing is left to take back. */
  done: boolean;
}

/** Keeps the host's notifications equal to the open rings that have their buttons here: card and notification are one. */
export class HostNotifications {
  private readonly byKey = new Map<string, Notification>();
  /** Rings whose caller is looked for: their notification waits a moment for the name. */
  private readonly waiting = new Map<string, () => void>();
  private open: readonly CallView[] = [];

  constructor(private readonly options: HostNotificationsOptions) {}

  update(view: LineView, ringsAreHere: boolean): void {
    this.open = ringsAreHere ? view.calls.filter(isOpenRing) : [];
    const { open } = this;
    this.waiting.forEach((_stop, key) => open.some((call) => call.key === key) || this.stopWaiting(key));
    for (const [key, notification] of this.byKey) {
      if (open.some((call) => call.key === key)) continue;
      if (!notification.done) notification.cancel();
      // A ring that only moved to another place may come back and is then notified anew; an answered one may not.
      if (!notification.done || !view.calls.some((call) => call.key === key)) this.byKey.delete(key);
    }
    open.forEach((call) => this.show(call));
  }

  /** Takes every notification back. */
  stop(): void {
    this.byKey.forEach((notification) => notification.done || notification.cancel());
    this.byKey.clear();
    this.waiting.forEach((_stop, key) => this.stopWaiting(key));
  }

  private show(call: CallView): void {
    const { key } = call;
    const { browser, host } = this.options;
    if (host.notifyRing === undefined) return;
    const notification = this.byKey.get(key);
    if (notification !== undefined) return this.name(call, notification);
    if (call.customer !== undefined) return this.notify(call);
    if (this.waiting.has(key)) return;
    const stop = browser.after(nameBudgetMs, () => {
      const latest = this.open.find((one) => one.key === key);
      if (latest !== undefined) this.notify(latest);
    });
    this.waiting.set(key, stop);
  }

  /** The name was late. Among several notifications a new one would lose its place in the host's queue. */
  private name(call: CallView, notification: Notification): void {
    const title = this.options.texts.headerText(call);
    if (notification.done || title === notification.title || this.open.length > 1) return;
    notification.title = title;
    notification.shown.update(call, title);
  }

  private stopWaiting(key: string): void {
    this.waiting.get(key)?.();
    this.waiting.delete(key);
  }

  private notify(call: CallView): void {
    this.stopWaiting(call.key);
    const { host, browser, texts, onOutcome, onHanded } = this.options;
    const title = texts.headerText(call);
    const shown = host.notifyRing?.(call, { headerText: title });
    if (shown === undefined) return;
    const cancelTimer = browser.after(handedToHostAfterMs, () => onHanded(call.key));
    const notification: Notification = {
      shown,
      title,
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
