import type { CloudEvent } from '../../../protocol/cloudEvent';
import type { OutboxEntry } from '../calls/callRecord';
import type { Clock } from '../clock';
import type { WebhookSettings } from '../settings/settings';
import { timings } from '../timings';
import { signWebhook } from './signWebhook';

/** Sends one webhook about a call or an agent to the telephony system. @returns true when it was confirmed with a 2xx; never throws */
export type WebhookSender = (entry: OutboxEntry, subject: string) => Promise<boolean>;

export function createWebhookSender({ url, keys }: WebhookSettings, clock: Clock): WebhookSender {
  return async (entry, subject) => {
    const event: CloudEvent = {
      specversion: '1.0',
      id: entry.id,
      source: '/cif-softphone/adaptor',
      type: entry.type,
      subject,
      datacontenttype: 'application/json',
      data: entry.data,
    };
    const body = JSON.stringify(event);
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/cloudevents+json', ...signWebhook(entry.id, body, keys, clock()) },
        body,
        // A redirect could lead a signed message about a call to anybody.
        redirect: 'manual',
        signal: AbortSignal.timeout(timings.webhookTimeoutMs),
      });
      await response.arrayBuffer();
      return response.ok;
    } catch {
      return false;
    }
  };
}
