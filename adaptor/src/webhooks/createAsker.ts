import { randomUUID } from 'node:crypto';
import type { Clock } from '../base/clock';
import { timings } from '../base/timings';
import type { HttpAnswer } from '../http/httpAnswer';
import { addressRule } from '../settings/webhookTarget';
import type { WebhookSettings } from '../settings/settings';
import type { Telemetry } from '../telemetry/telemetry';
import { postForAnswer } from './postOnce';
import { webhookMessage } from './webhookMessage';

/**
 * Asks the telephony system something by a signed webhook whose answer counts. Tried once: who asked waits, and asks again.
 * @returns `undefined` without an answer in time; never throws
 */
export type Ask = (
  type: string,
  subject: string,
  data: Readonly<Record<string, unknown>>,
) => Promise<HttpAnswer | undefined>;

export function createAsker(settings: WebhookSettings, clock: Clock, telemetry: Telemetry): Ask {
  const url = new URL(settings.url);
  const allows = addressRule(url, settings);
  return (type, subject, data) =>
    telemetry.span('telephony question', { type }, async (tellMore) => {
      const message = webhookMessage({ id: randomUUID(), type, data }, subject, settings.keys, clock());
      const answer = await postForAnswer({ url, ...message, timeoutMs: timings.webhookTimeoutMs, allows });
      tellMore({ status: typeof answer === 'string' ? answer : answer.status });
      return typeof answer === 'string' ? undefined : answer;
    });
}
