import type { Telemetry } from '../telemetry/telemetry';
import type { SignalRClient } from './createSignalRClient';

/** Each push as a span of the telemetry. */
export const traceSignalR = (client: SignalRClient, telemetry: Telemetry): SignalRClient => ({
  ...client,
  sendToUser: (userId, target, argument) =>
    telemetry.span('signalr push', {}, async (tellMore) => {
      const result = await client.sendToUser(userId, target, argument);
      tellMore({ result });
      return result;
    }),
});
