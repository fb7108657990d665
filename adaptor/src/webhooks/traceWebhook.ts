import type { Telemetry } from '../telemetry/telemetry';
import type { WebhookSender } from './createWebhookSender';

/** Each attempt to deliver a webhook as a span of the telemetry. */
export const traceWebhook =
  (send: WebhookSender, telemetry: Telemetry): WebhookSender =>
  (entry, subject) =>
    telemetry.span('telephony webhook', { attempt: entry.attempts }, async (tellMore) => {
      const confirmed = await send(entry, subject);
      tellMore({ confirmed });
      return confirmed;
    });
