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
    const nowMs = clock();
    const message = webhookMessage({ ...entry, data: inTime(entry, nowMs) }, subject, settings.keys, nowMs);
    const result = await postOnce({ url, ...message, timeoutMs: timings.webhookTimeoutMs, allows });
    if (result === 'address-refused') log.warn('webhook-address-refused');
    // A redirect is no confirmation: it could lead a signed message about a call to anybody.
    return typeof result === 'number' && result >= 200 && result < 300;
  };
}

/** A command that had to wait for its turn has less time left: the agent is told that it failed at the same moment. */
function inTime({ data, createdAtMs }: OutboxEntry, nowMs: number): OutboxEntry['data'] {
  const { expiresInMs } = data;
  if (typeof expiresInMs !== 'number') return data;
  // Its time stamp is one of whole seconds.
  const waitedMs = Math.floor(Math.max(0, nowMs - createdAtMs) / 1_000) * 1_000;
  return { ...data, expiresInMs: Math.max(0, expiresInMs - waitedMs) };
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
