import { HttpClient, HttpError, HttpResponse, type HttpRequest } from '@microsoft/signalr';
import type { Wire } from '../../../CifSoftphone/connection/hub';
import type { Network } from '../service/network';
import type { ClientEnd, VirtualSocket } from '../service/virtualSocket';
import type { VirtualSignalR } from '../service/virtualSignalR';
import type { VirtualProcess } from '../time/virtualProcess';

/** What SignalR's client needs of a browser, over this world's wires. */
export function virtualWire(process: VirtualProcess, network: Network, signalr: VirtualSignalR): Wire {
  class VirtualWebSocket implements ClientEnd {
    static readonly OPEN = 1;
    readyState = 0;
    onopen: ClientEnd['onopen'] = null;
    onmessage: ClientEnd['onmessage'] = null;
    onerror: ClientEnd['onerror'] = null;
    onclose: ClientEnd['onclose'] = null;
    private readonly socket: VirtualSocket;

    constructor(url: string, _protocols: unknown, { headers }: { readonly headers: Readonly<Record<string, string>> }) {
      const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
      this.socket = signalr.open(process, this, url, lower);
      if (network.isOffline(process)) this.close();
    }
    send(data: string): void {
      this.socket.fromClient(data);
    }
    close(): void {
      this.socket.end(1000);
    }
  }
  return { httpClient: new VirtualHttpClient(process, network), WebSocket: VirtualWebSocket };
}

class VirtualHttpClient extends HttpClient {
  constructor(
    private readonly process: VirtualProcess,
    private readonly network: Network,
  ) {
    super();
  }

  override async send({ method = 'GET', url = '', headers = {}, content }: HttpRequest): Promise<HttpResponse> {
    const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    const body = typeof content === 'string' ? content : '';
    const answer = await this.network.exchange(this.process, { method, url: new URL(url), headers: lower, body });
    if (answer.status >= 400) throw new HttpError(answer.body ?? '', answer.status);
    return new HttpResponse(answer.status, '', answer.body ?? '');
  }
}
