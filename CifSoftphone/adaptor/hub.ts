import { HttpTransportType, HubConnectionBuilder, LogLevel, type HubConnection } from '@microsoft/signalr';
import { timings } from '../line/timings';

/** The part of SignalR's connection that we use, so that a test can stand in for it. */
export type Hub = Pick<HubConnection, 'connectionId' | 'on' | 'onclose' | 'start' | 'stop' | 'invoke'>;
export type OpenHub = (accessToken: () => Promise<string>) => Hub;

/**
 * A connection that negotiates at the adaptor on every start: each start gets a fresh address and token of the
 * SignalR Service. SignalR's own reconnecting is left out: it ends for good when the service says "close".
 *
 * @param adaptorUrl base of the functions, without trailing slash
 */
export const openHubAt =
  (adaptorUrl: string): OpenHub =>
  (accessToken) =>
    new HubConnectionBuilder()
      .withUrl(adaptorUrl, {
        accessTokenFactory: accessToken,
        withCredentials: false,
        transport: HttpTransportType.WebSockets,
        timeout: timings.requestTimeoutMs,
      })
      // Its log would hold the address with the token in it.
      .configureLogging(LogLevel.None)
      .build();
