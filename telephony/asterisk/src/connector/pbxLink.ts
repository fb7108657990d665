import { setTimeout as sleep } from 'node:timers/promises';
import type { AmiAction } from '../ami/amiAction';
import { ActionRefused, AmiGone, type AmiConnection } from '../ami/amiConnection';
import { headerOf, numberOf, type AmiMessage } from '../ami/amiMessage';
import { amiTimings } from '../ami/amiTimings';
import { codeOf } from '../../../base/codeOf';
import type { Log } from '../../../base/log';
import type { PbxPort } from '../commands/pbxPort';

export interface PbxLinkParts {
  readonly open: (onEvent: (event: AmiMessage) => void) => Promise<AmiConnection>;
  /**
   * The PBX is there (again): take the snapshot. Events that come meanwhile are given after it.
   * @param restarted it has forgotten what it does not keep in its files
   */
  readonly onUp: (restarted: boolean) => Promise<void>;
  readonly onEvent: (event: AmiMessage) => void;
  readonly log: Log;
}

/** The connection to the PBX, opened again whenever it is lost, until it is stopped. */
export class PbxLink implements PbxPort {
  #connection: AmiConnection | undefined;
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;
  /** When the PBX of the last connection was started, by `performance.now`; `undefined` where it does not say. */
  #startedAtMs: number | undefined;

  constructor(private readonly parts: PbxLinkParts) {}

  /** True while the PBX can be asked. */
  get isUp(): boolean {
    return this.#connection !== undefined;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    this.#connection?.close();
    await this.#running;
  }

  action(action: AmiAction): Promise<AmiMessage> {
    return this.#connection?.action(action) ?? Promise.reject(new AmiGone('The PBX is not connected.'));
  }

  list(action: AmiAction): Promise<readonly AmiMessage[]> {
    return this.#connection?.list(action) ?? Promise.reject(new AmiGone('The PBX is not connected.'));
  }

  async #run(): Promise<void> {
    const { log } = this.parts;
    let waitMs: number = amiTimings.reconnectFirstMs;
    let saidWhy: string | undefined;
    while (!this.#stop.signal.aborted) {
      const why = await this.#live(() => {
        waitMs = amiTimings.reconnectFirstMs;
        saidWhy = undefined;
      });
      // The same reason again and again is one line.
      if (why !== saidWhy && !this.#stop.signal.aborted) log.warn('pbx-not-connected', { why });
      saidWhy = why;
      await sleep(waitMs, undefined, { signal: this.#stop.signal }).catch(() => undefined);
      waitMs = Math.min(waitMs * 2, amiTimings.reconnectMaxMs);
    }
  }

  /** One connection from its opening to its end. @returns why it is over */
  async #live(onUp: () => void): Promise<string> {
    let waiting: AmiMessage[] | undefined = [];
    let booted: () => void = () => undefined;
    const isBooted = new Promise<void>((resolve) => (booted = resolve));
    let uptimeS: number | undefined;
    const take = (event: AmiMessage): void => {
      if (headerOf(event, 'Event') === 'FullyBooted') {
        uptimeS ??= numberOf(event, 'Uptime');
        booted();
      }
      if (waiting === undefined) this.parts.onEvent(event);
      else waiting.push(event);
    };
    let connection: AmiConnection | undefined;
    // However far it has come: what is stopped while it connects must end, too.
    const stop = (): void => connection?.close();
    this.#stop.signal.addEventListener('abort', stop);
    try {
      connection = await this.parts.open(take);
      if (this.#stop.signal.aborted) return 'stopped';
      const opened = connection;
      const late = new AbortController();
      // Before that its queues are empty. A user without the class `system` is not told: then it is only waited for.
      const inTime = sleep(amiTimings.bootedMs, undefined, { signal: late.signal }).catch(() => undefined);
      const over = await Promise.race([isBooted, inTime, opened.closed]);
      late.abort();
      if (typeof over === 'string') return over;
      this.#connection = opened;
      await this.parts.onUp(this.#isOther(uptimeS));
      onUp();
      const held = waiting;
      waiting = undefined;
      for (const event of held) this.parts.onEvent(event);
      return await opened.closed;
    } catch (error) {
      return reasonOf(error);
    } finally {
      this.#stop.signal.removeEventListener('abort', stop);
      this.#connection = undefined;
      connection?.close();
    }
  }

  /** Whether another one answers than at the last connection. */
  #isOther(uptimeS: number | undefined): boolean {
    if (uptimeS === undefined) return false;
    const before = this.#startedAtMs;
    this.#startedAtMs = performance.now() - uptimeS * 1_000;
    return before !== undefined && Math.abs(this.#startedAtMs - before) > amiTimings.sameStartMs;
  }
}

/** Asterisk's own words, or a code: neither holds a secret or a number. */
function reasonOf(error: unknown): string {
  return error instanceof ActionRefused ? `${error.action} was refused: ${error.words}` : codeOf(error);
}
