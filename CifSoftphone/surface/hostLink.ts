import type { CallView } from '../core/calls/callView';
import { isLive, isRinging } from '../core/calls/callPhase';
import { dialFormatOf, type DialWish } from '../core/calls/dialWish';
import type { LineView } from '../core/line/lineView';
import type { Trouble } from '../core/troubles/trouble';
import type { HostPort } from '../host/hostPort';
import { createPlainHost } from '../host/plain';
import type { Ground } from './ground';
import type { HostExtras, HostExtrasOptions } from './hostExtras';
import type { PlaceTroubles } from './placeTroubles';

export interface HostShown {
  /** Live calls that could have a session in this host and have none: closed, refused, or lost by a reload. */
  readonly withoutSession: readonly string[];
}

export interface HostActions {
  /** Opens the call's session in the host (again). */
  openSession(key: string): void;
  /** The softphone is to be seen, where the host can put it away. */
  comeForward(): void;
}

export interface HostLinkOptions extends HostExtrasOptions {
  /** Absent where no host has what they are for. */
  readonly extras: HostExtras | undefined;
  readonly troubles: PlaceTroubles;
  readonly dial: (wish: DialWish) => void;
  /** The call was dialled in this place. */
  readonly dialled: (callId: string) => boolean;
  /** A question about a number waits for the agent: the panel stays where it is seen. */
  readonly asks: () => boolean;
}

/** The host of a place: tells it of rings and calls, and the place of what the agent did there. */
export function createHostLink(ground: Ground, options: HostLinkOptions) {
  const { callOf, lineView, ringsAreHere } = ground;
  const { settings, troubles } = options;
  let host = createPlainHost();
  let extras: ReturnType<HostExtras> | undefined;
  let letGo: () => void = () => undefined;
  /** Rings for which the panel was brought to the front: the agent may put it away again. */
  let docked: ReadonlySet<string> = new Set();

  function show({ calls }: LineView): void {
    const rings = ringsAreHere() ? calls.filter(isRinging) : [];
    if (settings().dockOnRing && rings.some((call) => !docked.has(call.key))) void host.show?.();
    docked = new Set(rings.map((call) => call.key));
    if (calls.length === 0 && !options.asks()) void host.rest?.();
  }

  function stop(): void {
    letGo();
    extras?.stop();
    host.stop();
  }

  const answered = (key: string): void => extras?.sessions.answered(key);
  const actions: HostActions = {
    openSession: (key) => {
      const call = callOf(key);
      if (call !== undefined) extras?.sessions.open(call);
    },
    comeForward: () => void host.show?.(),
  };
  return {
    actions,
    answered,
    stop,
    host: () => host,
    /** Opens the record of a call in a session of its own: the first time, where the host has sessions. */
    openFirst: (call: CallView): boolean => {
      if (host.openSession === undefined || extras?.sessions.hasOpened(call.key) !== false) return false;
      extras.sessions.open(call);
      return true;
    },
    /** The host was found: what it can do counts from now on. */
    use: (next: HostPort, trouble: Trouble | undefined): void => {
      stop();
      host = next;
      docked = new Set();
      extras = options.extras?.(ground, host, options);
      letGo = listen(ground, host, options.dial);
      troubles.settle('host', trouble);
    },
    view: (): HostShown => ({ withoutSession: extras?.sessions.without(lineView().calls) ?? [] }),
    follow: (view: LineView): void => {
      // What was dialled here gets its session here, as what was answered here.
      view.calls.forEach(({ callId, key }) => options.dialled(callId) && answered(key));
      extras?.update(view);
      show(view);
    },
  };
}

/** What the agent does in the host beside answering. */
function listen({ callOf, sendOnce }: Ground, host: HostPort, dial: (wish: DialWish) => void): () => void {
  const undo = [
    host.onSessionClosed?.((key) => {
      const call = callOf(key);
      // Nobody else will ever end an assumed call; a reported one is ended by the telephony system.
      if (call !== undefined && isLive(call) && call.assumed) sendOnce('hangup', key);
    }),
    host.onClickToAct?.(({ value, format, record }) => {
      void host.show?.();
      dial({ text: value, format: dialFormatOf(value, format), ...(record === undefined ? {} : { record }) });
    }),
  ];
  return () => undo.forEach((one) => one?.());
}
