import type { TableClient } from '@azure/data-tables';
import type { SignalRClient } from '../signalr/createSignalRClient';
import type { WebhookSender } from '../webhooks/createWebhookSender';
import type { Telemetry } from './telemetry';

export const traceSignalR = (client: SignalRClient, telemetry: Telemetry): SignalRClient => ({
  ...client,
  sendToUser: (userId, target, argument) =>
    telemetry.span('signalr push', {}, async (tellMore) => {
      const result = await client.sendToUser(userId, target, argument);
      tellMore({ result });
      return result;
    }),
});

export const traceWebhook =
  (send: WebhookSender, telemetry: Telemetry): WebhookSender =>
  (entry, subject) =>
    telemetry.span('telephony webhook', { attempt: entry.attempts }, async (tellMore) => {
      const confirmed = await send(entry, subject);
      tellMore({ confirmed });
      return confirmed;
    });

/** Each request to storage, retries apart, without its URL: keys hold ids of agents and calls. */
export function traceTable(table: TableClient, name: string, telemetry: Telemetry): void {
  table.pipeline.addPolicy(
    {
      name: 'softphoneTrace',
      sendRequest: (request, next) =>
        telemetry.span(`storage ${request.method} ${name}`, {}, async (tellMore) => {
          const response = await next(request);
          tellMore({ status: response.status });
          return response;
        }),
    },
    { afterPhase: 'Retry' },
  );
}
