import type { SendHttp } from '../../../adaptor/src/http/sendHttp';
import type { Random } from '../random';
import type { VirtualTime } from '../time/virtualTime';
import { VirtualProcess } from '../time/virtualProcess';

export interface WireRequest {
  readonly method: string;
  readonly url: URL;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Whoever answers behind a host name; `undefined`: nobody listens there just now. */
export interface WireServer {
  take(): { readonly process: VirtualProcess; answer(request: WireRequest): Promise<WireAnswer> } | undefined;
}

/** What a request that got no answer fails with, as Node's fetch does. */
const wireError = (code: 'ECONNREFUSED' | 'ECONNRESET'): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

/** The wires between all processes: a few milliseconds long, and torn where somebody dies. */
export class Network {
  readonly servers = new Map<string, WireServer>();
  /** Whose network is down just now. */
  isOffline: (process: VirtualProcess) => boolean = () => false;
  /** Asked for each request: its answer is lost on the way back although it was carried out. */
  losesAnswer: (host: string) => boolean = () => false;

  constructor(
    private readonly time: VirtualTime,
    private readonly random: Random,
  ) {}

  hopMs(): number {
    return this.random.between(1, 4);
  }

  exchange(from: VirtualProcess, request: WireRequest): Promise<WireAnswer> {
    return new Promise((resolve, reject) => {
      let over = false;
      let undo: () => unknown = () => undefined;
      const end = (act: () => void): void => {
        if (over) return;
        over = true;
        undo();
        from.deliver(act);
      };
      const fail = (code: 'ECONNREFUSED' | 'ECONNRESET'): void => end(() => reject(wireError(code)));
      this.later(() => {
        if (this.isOffline(from)) return fail('ECONNREFUSED');
        const server = this.servers.get(request.url.hostname)?.take();
        if (server === undefined) return fail('ECONNREFUSED');
        undo = server.process.whenDead(() => fail('ECONNRESET'));
        const loses = this.losesAnswer(request.url.hostname);
        server.process.deliver(() => {
          server.answer(request).then(
            (answer) => this.later(() => (loses ? fail('ECONNRESET') : end(() => resolve(answer)))),
            () => fail('ECONNRESET'),
          );
        });
      });
    });
  }

  /** `fetch` for all processes: it belongs to whoever calls it. */
  readonly fetch = async (input: string | URL, init: RequestInit = {}): Promise<Response> => {
    const from = VirtualProcess.current();
    if (from === undefined) throw new Error('Only a process can send requests.');
    const headers: Record<string, string> = {};
    new Headers(init.headers).forEach((value, name) => (headers[name] = value));
    const request = {
      method: init.method ?? 'GET',
      url: new URL(input),
      headers,
      body: typeof init.body === 'string' ? init.body : '',
    };
    const { status, headers: answered, body } = await this.inTime(this.exchange(from, request), init.signal);
    const empty = status === 204 || status === 304;
    return new Response(empty ? null : (body ?? ''), { status, headers: { ...answered } });
  };

  /** The adaptor's way to the SignalR Service. */
  readonly sendHttp: SendHttp = async ({ url, method, headers = {}, body = '', timeoutMs }) => {
    const from = VirtualProcess.current();
    if (from === undefined) throw new Error('Only a process can send requests.');
    const answer = this.exchange(from, { method, url: new URL(url), headers, body }).catch((error: unknown) => {
      // Without the wrapping that `fetch` puts around the system's error.
      throw error instanceof Error ? error.cause : error;
    });
    return (await this.inTime(answer, AbortSignal.timeout(timeoutMs))).status;
  };

  private inTime<T>(work: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
    if (signal === null || signal === undefined) return work;
    return new Promise((resolve, reject) => {
      const abort = (): void => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
      signal.addEventListener('abort', abort);
      work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
    });
  }

  /** On the wire nothing belongs to a process. */
  private later(act: () => void): void {
    this.time.afterOnWire(this.hopMs(), act);
  }
}
