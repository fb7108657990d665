import type { RunningPart } from '../parts';
import { joinSip } from './sip/joinSip';
import { startSip, type RunningSip } from './sip/startSip';
import { findInDirectory, toColleagues } from './colleagues';
import { MessageDesk } from './messages/messageDesk';
import { startWebhookReceiver, type WebhookReceiver } from './startWebhookReceiver';
import type { Agent } from './telephonyRoutes';
import { whoIsThere } from './whoIsThere';
import { TelephonySystem, type TelephonySystemOptions } from './telephonySystem';

export interface RunningTelephony extends RunningPart {
  readonly system: TelephonySystem;
  readonly receiver: WebhookReceiver;
  readonly sip: RunningSip;
  readonly messages: MessageDesk;
}

/** Starts the telephony system: its telephone exchange, and its webhook receiver, which listens on loopback before the adaptor is told about it. */
export async function startTelephony(
  options: TelephonySystemOptions & { readonly webhookSecret: string; readonly agents: readonly Agent[] },
): Promise<RunningTelephony> {
  const colleagues = toColleagues(options.agents);
  const system = new TelephonySystem({ ...options, colleagues });
  const extensionOf = (oid: string): string | undefined => colleagues.find((one) => one.oid === oid)?.extension;
  const messages = new MessageDesk({
    client: options.client,
    agents: options.agents.map((agent) => ({ ...agent, extension: extensionOf(agent.oid) })),
  });
  const sip = await startSip();
  joinSip(system, sip, options.agents);
  const receiver = await startWebhookReceiver({
    secret: options.webhookSecret,
    onEvent: (webhook) => {
      if (webhook.type === 'phone.withdrawn') sip.book.withdraw(webhook.data);
      system.receive(webhook);
      messages.receive(webhook);
    },
    onPhone: (wish) => sip.book.give(wish),
    onDirectory: async (question) =>
      findInDirectory(colleagues, (oid) => system.agents.of(oid), await whoIsThere(options.client()), question),
  });
  const stop = async (): Promise<void> => {
    await Promise.all([receiver.stop(), sip.stop()]);
  };
  return { url: receiver.url, system, receiver, sip, messages, stop };
}
