import { clientEndpoint, type Answer } from '../../../simulator/signalr/clientEndpoint';
import { runConnection } from '../../../simulator/signalr/clientConnection';
import { connectionRegistry } from '../../../simulator/signalr/connectionRegistry';
import { restDataPlane } from '../../../simulator/signalr/restDataPlane';
import { restHealth } from '../../../simulator/signalr/restHealth';
import type { SignalRFaults } from '../../../simulator/signalr/signalRFaults';
import { defaultSignalRTimings } from '../../../simulator/signalr/signalRTimings';
import { serviceKeys } from '../../../simulator/signalr/serviceKeys';
import { upstreamHeaders, type ConnectionIdentity } from '../../../simulator/signalr/upstreamClient';
import type { UpstreamRule } from '../../../simulator/signalr/upstreamRule';
import type { VirtualTime } from '../time/virtualTime';
import { VirtualProcess } from '../time/virtualProcess';
import type { Network, WireAnswer, WireRequest } from './network';
import { VirtualSocket, type ClientEnd } from './virtualSocket';

/** The emulator of the SignalR Service with its own code, on wires in memory instead of ports. */
export class VirtualSignalR {
  readonly faults: SignalRFaults = {};
  /** An event may wait on its way while later ones pass it; ms. */
  strays: () => number = () => 0;
  private process = new VirtualProcess('signalr');
  private isUp = true;
  private readonly registry = connectionRegistry(defaultSignalRTimings.negotiateValidMs);
  private readonly clients;
  private readonly rest;
  private sockets = new Map<VirtualSocket, VirtualProcess>();

  constructor(
    private readonly time: VirtualTime,
    private readonly network: Network,
    private readonly options: {
      readonly host: string;
      readonly accessKey: string;
      readonly rules: readonly UpstreamRule[];
    },
  ) {
    const keys = serviceKeys([options.accessKey, options.accessKey], options.accessKey, true, undefined);
    this.clients = clientEndpoint(keys, this.registry);
    this.rest = restDataPlane(keys, this.registry);
    network.servers.set(options.host, {
      take: () => (this.isUp ? { process: this.process, answer: (request) => this.answer(request) } : undefined),
    });
  }

  /** The service dies and is back after a while; it remembers nobody and tells nobody. */
  restart(downMs: number): void {
    this.isUp = false;
    const dead = this.process;
    for (const connection of this.registry.all()) connection.cut(true);
    this.registry.forgetAll();
    dead.kill();
    for (const socket of this.sockets.keys()) socket.end(1006);
    this.sockets.clear();
    this.process = new VirtualProcess('signalr');
    this.time.afterOnWire(downMs, () => {
      this.isUp = true;
    });
  }

  /** Breaks the sockets of these processes without a word. */
  cut(isMeant: (client: VirtualProcess) => boolean): void {
    this.socketsOf(isMeant).forEach((socket) => socket.end(1006));
  }

  stall(isMeant: (client: VirtualProcess) => boolean): void {
    this.socketsOf(isMeant).forEach((socket) => socket.stall());
  }

  flow(isMeant: (client: VirtualProcess) => boolean): void {
    this.socketsOf(isMeant).forEach((socket) => socket.flow());
  }

  /** A browser's WebSocket opens. */
  open(client: VirtualProcess, end: ClientEnd, address: string, headers: Readonly<Record<string, string>>) {
    const url = new URL(address.replace(/^ws/, 'http'));
    const socket = new VirtualSocket(this.time, () => this.network.hopMs(), { client, service: this.process }, end);
    const fail = (): void => {
      socket.end(1006);
    };
    this.time.afterOnWire(this.network.hopMs(), () => {
      if (!this.isUp) return fail();
      this.process.run(() => {
        const found = this.clients.attach({ method: 'GET', headers }, url);
        if ('status' in found) return fail();
        this.sockets.set(socket, client);
        runConnection(socket.service, found.identity, {
          timings: defaultSignalRTimings,
          faults: this.faults,
          upstream: { send: ({ url: to }, who, category, event, body) => this.send(to, who, category, event, body) },
          rules: () => this.options.rules,
          opened: (connection) => this.registry.add(connection),
          closed: (connection) => {
            this.registry.remove(connection);
            this.registry.detach(found.token);
            this.sockets.delete(socket);
          },
        });
        this.time.afterOnWire(this.network.hopMs(), () =>
          client.deliver(() => {
            if (end.readyState !== 0) return;
            end.readyState = 1;
            end.onopen?.();
          }),
        );
      });
    });
    return socket;
  }

  private socketsOf(isMeant: (client: VirtualProcess) => boolean): readonly VirtualSocket[] {
    return [...this.sockets].filter(([, client]) => isMeant(client)).map(([socket]) => socket);
  }

  private async send(to: string, who: ConnectionIdentity, category: string, event: string, body: string) {
    const headers = this.headersOf(who, category, event, body);
    const request = { method: 'POST', url: new URL(to), headers, body };
    const strayMs = category === 'connections' ? this.strays() : 0;
    if (strayMs > 0) {
      const from = this.process;
      this.time.afterOnWire(strayMs, () => void this.network.exchange(from, request).catch(() => undefined));
      return { status: 202, body: Buffer.alloc(0) };
    }
    try {
      const answer = await this.network.exchange(this.process, request);
      return { status: answer.status, body: Buffer.from(answer.body ?? '') };
    } catch {
      return { status: 0, body: undefined };
    }
  }

  private headersOf(who: ConnectionIdentity, category: string, event: string, body: string) {
    const headers = upstreamHeaders([this.options.accessKey], who, category, event, body);
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
  }

  private answer({ method, url, headers, body }: WireRequest): Promise<WireAnswer> {
    const asked = { method, headers };
    if (url.pathname === '/client/negotiate') return Promise.resolve(toWire(this.clients.negotiate(asked, url)));
    if (url.pathname === '/api/health') return Promise.resolve(toWire(restHealth(asked, url)));
    const status = this.faults.onRest?.({ method, path: url.pathname });
    return Promise.resolve(status === undefined ? toWire(this.rest(asked, url, body)) : { status });
  }
}

const toWire = ({ status, headers, body }: Answer): WireAnswer => ({
  status,
  ...(headers === undefined ? {} : { headers }),
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
});
