import type { RunningPart } from '../parts';
import { startWebhookReceiver, type WebhookReceiver } from './startWebhookReceiver';
import { TelephonySystem, type TelephonySystemOptions } from './telephonySystem';

export interface RunningTelephony extends RunningPart {
  readonly system: TelephonySystem;
  readonly receiver: WebhookReceiver;
}

/** Starts the telephony system: its webhook receiver listens on loopback before the adaptor is told about it. */
export async function startTelephony(
  options: TelephonySystemOptions & { readonly webhookSecret: string },
): Promise<RunningTelephony> {
  const system = new TelephonySystem(options);
  const receiver = await startWebhookReceiver({
    secret: options.webhookSecret,
    onEvent: (webhook) => system.receive(webhook),
  });
  return { url: receiver.url, system, receiver, stop: () => receiver.stop() };
}
