import type { OutboxEntry } from '../model/callRecord';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { WebhookSettings } from '../settings/settings';
import { timings } from '../base/timings';
import { postOnce } from './postOnce';
import { addressRule } from '../settings/webhookTarget';
import { webhookMessage } from './webhookMessage';
import type { Telemetry } from '../telemetry/telemetry';

/** Sends one webhook about a call or an agent to the telephony system. @returns true when it was confirmed with a 2xx; never throws */
export type WebhookSender = (entry: OutboxEntry, subject: string) => Promise<boolean>;

export function createWebhookSender(settings: WebhookSettings, clock: Clock, log: Log): WebhookSender {
  const url = new URL(settings.url);
  const allows = addressRule(url, settings);
  return async (entry, subject) => {
    const message = webhookMessage(entry, subject, settings.keys, clock());
    const result = await postOnce({ url, ...message, timeoutMs: timings.webhookTimeoutMs, allows });
    if (result === 'address-refused') log.warn('webhook-address-refused');
    // A redirect is no confirmation: it could lead a signed message about a call to anybody.
    return typeof result === 'number' && result >= 200 && result < 300;
  };
}

/** Each attempt to deliver a webhook as a span of the telemetry. */
export const traceWebhook =
  (send: WebhookSender, telemetry: Telemetry): WebhookSender =>
  (entry, subject) =>
    telemetry.span('telephony webhook', { attempt: entry.attempts }, async (tellMore) => {
      const confirmed = await send(entry, subject);
      tellMore({ confirmed });
      return confirmed;
    });
