import {
  HttpTransportType,
  HubConnectionBuilder,
  LogLevel,
  type HubConnection,
  type IHttpConnectionOptions,
} from '@microsoft/signalr';
import { connectionTimings } from './connectionTimings';

/** The part of SignalR's connection that we use, so that a test can stand in for it. */
export type Hub = Pick<HubConnection, 'connectionId' | 'on' | 'onclose' | 'start' | 'stop' | 'invoke'>;
/** How bytes travel. SignalR takes a socket class too, though its types do not say so. */
export type Wire = Pick<IHttpConnectionOptions, 'httpClient'> & { readonly WebSocket?: unknown };
export type OpenHub = (accessToken: () => Promise<string>) => Hub;

/**
 * A connection that negotiates at the adaptor on every start: each start gets a fresh address and token of the
 * SignalR Service. SignalR's own reconnecting is left out: it ends for good when the service says "close".
 *
 * @param adaptorUrl base of the functions, without trailing slash
 * @param wire how bytes travel; a browser's own means unless given
 */
export const openHubAt =
  (adaptorUrl: string, wire: Wire = {}): OpenHub =>
  (accessToken) =>
    new HubConnectionBuilder()
      .withUrl(adaptorUrl, {
        ...wire,
        accessTokenFactory: accessToken,
        withCredentials: false,
        transport: HttpTransportType.WebSockets,
        timeout: connectionTimings.requestTimeoutMs,
      })
      // Its log would hold the address with the token in it.
      .configureLogging(LogLevel.None)
      .build();
