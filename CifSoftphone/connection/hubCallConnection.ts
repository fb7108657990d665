import {
  toSoftphoneEvent,
  type SoftphoneAnswer,
  type SoftphoneMessage,
} from '../../protocol/messages/softphoneMessage';
import { receiveNotificationTarget, sendMessageTarget } from '../../protocol/targets';
import { retryDelayMs } from '../browser/retryDelayMs';
import { browserTimings } from '../browser/browserTimings';
import { withTimeout } from '../browser/withTimeout';
import { connectionTimings } from './connectionTimings';
import type { CallConnection, ConnectionNews } from './callConnection';
import type { Hub, OpenHub } from './hub';
import { parseSoftphoneAnswer } from './parseSoftphoneAnswer';
import type { TokenResult } from './signIn';
import { toConnectionTrouble } from './toConnectionTrouble';

export interface HubCallConnectionOptions {
  readonly openHub: OpenHub;
  readonly token: (options: { readonly fresh: boolean }) => Promise<TokenResult>;
  readonly onNews: (news: ConnectionNews) => void;
  /** Tells the adaptor that the connection with this id lives; a beat that is lost is made up for by the next. */
  readonly beat: (connectionId: string, token: string) => void;
  readonly nowMs: () => number;
  readonly random: () => number;
}

/** Where the connection is. A hub belongs to one try: nothing of an old one can speak for the new. */
type Phase =
  | { readonly name: 'idle' | 'stopped' }
  | { readonly name: 'trying'; readonly hub: Hub | undefined }
  | { readonly name: 'waiting'; readonly timer: ReturnType<typeof setTimeout> }
  | { readonly name: 'connected'; readonly hub: Hub; readonly heart: ReturnType<typeof setInterval> };

/** One SignalR connection with one loop for first start, lost connection and "close" of the service. */
export class HubCallConnection implements CallConnection {
  private phase: Phase = { name: 'idle' };
  private wasConnected = false;
  private tries = 0;
  private failingSinceMs = 0;
  private freshToken = false;
  /** The adaptor asked for patience until then; no haste of ours overrules it. */
  private notBeforeMs = 0;

  constructor(private readonly options: HubCallConnectionOptions) {}

  start(): void {
    if (this.phase.name !== 'idle') return;
    this.failingSinceMs = this.options.nowMs();
    void this.tryOnce();
  }

  tryNow(anew = false): void {
    const { phase } = this;
    if (phase.name === 'connected' && anew) return this.leave(phase);
    if (phase.name !== 'waiting' || this.options.nowMs() < this.notBeforeMs) return;
    clearTimeout(phase.timer);
    void this.tryOnce();
  }

  async invoke(message: SoftphoneMessage): Promise<SoftphoneAnswer> {
    if (this.phase.name !== 'connected') throw new Error('The line is not connected.');
    const { hub } = this.phase;
    const invoke = (): Promise<unknown> => hub.invoke<unknown>(sendMessageTarget, toSoftphoneEvent(message));
    const answer = parseSoftphoneAnswer(await withTimeout(connectionTimings.invokeTimeoutMs, invoke, notInTime));
    if (!answer.ok) throw new Error(answer.error);
    return answer.value;
  }

  async stop(): Promise<void> {
    const { phase } = this;
    this.phase = { name: 'stopped' };
    if (phase.name === 'waiting') clearTimeout(phase.timer);
    if (phase.name === 'connected') clearInterval(phase.heart);
    if (phase.name === 'connected') await phase.hub.stop().catch(() => undefined);
    if (phase.name === 'trying') await phase.hub?.stop().catch(() => undefined);
  }

  private async tryOnce(): Promise<void> {
    const trying: Phase = { name: 'trying', hub: undefined };
    this.phase = trying;
    this.options.onNews({ type: this.wasConnected ? 'reconnecting' : 'connecting' });
    const token = await this.options.token({ fresh: this.freshToken });
    if (this.phase !== trying) return;
    if (!token.ok) {
      if (token.again) return this.failed(token.trouble);
      this.phase = { name: 'idle' };
      this.options.onNews({ type: 'signed-out', trouble: token.trouble });
      return;
    }
    const hub = this.newHub(token.token);
    this.phase = { name: 'trying', hub };
    try {
      await hub.start();
    } catch (error) {
      if (!this.isCurrent(hub)) return;
      const failure = toConnectionTrouble(error);
      this.freshToken = failure.unauthorized;
      return this.failed(failure.trouble, failure.retryAfterMs);
    }
    if (!this.isCurrent(hub)) {
      await hub.stop().catch(() => undefined);
      return;
    }
    this.phase = {
      name: 'connected',
      hub,
      heart: setInterval(() => void this.beat(hub), connectionTimings.heartbeatEveryMs),
    };
    if (hub.connectionId !== null) this.options.beat(hub.connectionId, token.token);
    this.wasConnected = true;
    this.tries = 0;
    this.freshToken = false;
    this.options.onNews({ type: 'connected' });
  }

  /** Handlers are attached before the start: a push may follow the handshake in the same packet. */
  private newHub(token: string): Hub {
    const hub = this.options.openHub(() => Promise.resolve(token));
    hub.on(receiveNotificationTarget, (argument: unknown) => {
      if (this.isCurrent(hub)) this.options.onNews({ type: 'pushed', argument });
    });
    hub.onclose(() => {
      if (this.phase.name !== 'connected' || this.phase.hub !== hub) return;
      clearInterval(this.phase.heart);
      this.failingSinceMs = this.options.nowMs();
      this.failed(undefined);
    });
    return hub;
  }

  /**
   * Also what renews the token before it expires. Without one the adaptor would soon take this connection for dead, and
   * the agent would wait under a green light for calls that do not come: better to ask for the sign-in at once.
   */
  private async beat(hub: Hub): Promise<void> {
    const token = await this.options.token({ fresh: false });
    const { phase } = this;
    if (phase.name !== 'connected' || phase.hub !== hub) return;
    if (token.ok) {
      if (hub.connectionId !== null) this.options.beat(hub.connectionId, token.token);
    } else if (!token.again) {
      clearInterval(phase.heart);
      this.phase = { name: 'idle' };
      void hub.stop().catch(() => undefined);
      this.options.onNews({ type: 'signed-out', trouble: token.trouble });
    }
  }

  private leave({ hub, heart }: Extract<Phase, { name: 'connected' }>): void {
    clearInterval(heart);
    this.failingSinceMs = this.options.nowMs();
    // Not waited for: on a network that is gone, a farewell takes long.
    void hub.stop().catch(() => undefined);
    void this.tryOnce();
  }

  private isCurrent(hub: Hub): boolean {
    return (this.phase.name === 'trying' || this.phase.name === 'connected') && this.phase.hub === hub;
  }

  private failed(trouble: ConnectionFailureTrouble, atLeastMs = 0): void {
    this.tries += 1;
    const elapsedMs = this.options.nowMs() - this.failingSinceMs;
    this.notBeforeMs = this.options.nowMs() + atLeastMs;
    const delayMs = Math.max(atLeastMs, retryDelayMs(this.tries, elapsedMs, this.options.random()));
    this.phase = { name: 'waiting', timer: setTimeout(() => void this.tryOnce(), delayMs) };
    this.options.onNews({ type: this.wasConnected ? 'reconnecting' : 'connecting' });
    const tellNow = trouble?.kind === 'NotAllowed' || elapsedMs >= browserTimings.troubleAfterMs;
    if (trouble !== undefined && tellNow) this.options.onNews({ type: 'trouble', trouble });
  }
}

type ConnectionFailureTrouble = ReturnType<typeof toConnectionTrouble>['trouble'] | undefined;

const notInTime = (): never => {
  throw new Error('The adaptor did not answer in time.');
};
