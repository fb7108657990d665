import { randomUUID } from 'node:crypto';
import type { CallCapability } from '../../../protocol/callCapability';
import type { Dialling } from '../../../protocol/messages/dialling';
import type { ConversationList } from '../../../protocol/messages/conversation';
import type { OfferedChannel, SystemOffers } from '../../../protocol/messages/system';
import { systemCheckedType } from '../../../protocol/targets';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import { deliveryShelf, type Shelf } from '../model/rowKeys';
import type { WebhookSettings } from '../settings/settings';
import type { Telemetry } from '../telemetry/telemetry';
import { createAsker, type Ask } from '../webhooks/createAsker';
import { createCourier, type Courier } from '../webhooks/createCourier';
import { createWebhookSender, traceWebhook, type WebhookSender } from '../webhooks/createWebhookSender';
import { createHealth, type Health } from './createHealth';

/** A telephony system as the rest of the adaptor deals with it. */
export interface Connector {
  /** What the log calls it: of an app that registered itself its client id, never the name that it gave. */
  readonly name: string;
  /** What agents read. */
  readonly displayName: string;
  /** The client id of its app. Absent for the one that stands for every app without a registration of its own. */
  readonly app?: string;
  /** Brings webhooks to it, and waits for nobody else's receiver. `undefined`: it can neither be told nor asked. */
  readonly courier: Courier | undefined;
  /** Where the looks at its webhooks lie: a system that takes none keeps no other system's from being looked at. */
  readonly shelf: Shelf;
  readonly health: Health;
  /** False for an agent to whom it says that it offers nothing at all. */
  isFor(oid: string): boolean;
  /** It is told how this agent stands. */
  followsAgent(oid: string): boolean;
  /** What the agent can dial by it; `undefined` where nothing can be dialled. */
  dialling(oid: string): Dialling | undefined;
  /** In what it brings this agent conversations besides the common channels, and in what the agent can begin one. */
  channels(oid: string): readonly OfferedChannel[];
  /** The same as a softphone is told, of what can be begun. */
  startable(oid: string): ConversationList['channels'];
  /** What it can do with a call of this agent that names nothing of its own. */
  capabilities(oid: string): readonly CallCapability[] | undefined;
  /** Asks it about the telephone in the agent's browser; `undefined` where it has none. */
  askForPhone(oid: string): Ask | undefined;
  /** Asks it something about one of its calls; `undefined` where it cannot be asked. */
  readonly ask: Ask | undefined;
  /** Asks for nothing but a 2xx; what comes of it is the health's. */
  check(): Promise<void>;
}

/** What is known of a system, from the settings or from its own registration. */
export interface ConnectorFacts {
  readonly name: string;
  readonly displayName: string;
  readonly app?: string;
  readonly webhook: WebhookSettings | undefined;
  /** Whose the calls are that agents dial by it. */
  readonly dialSource: string | undefined;
  readonly offers: (oid: string) => SystemOffers | undefined;
}

export interface ConnectorParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly telemetry: Telemetry;
  /** Stands in for every system's receiver. */
  readonly sendWebhook?: WebhookSender | undefined;
  /** Tells the other instances. */
  readonly markDown: (key: string, isDown: boolean) => Promise<void>;
}

/** The key of a system's health in storage. */
export const healthKey = (app: string | undefined): string => app ?? 'default';

/** @param before the same system at the same address: its health outlives a change of what it says of itself */
export function createConnector(facts: ConnectorFacts, parts: ConnectorParts, before?: Connector): Connector {
  const { name, displayName, app, webhook, dialSource, offers } = facts;
  const { clock, log, telemetry, markDown } = parts;
  const health = before?.health ?? createHealth(name, (isDown) => markDown(healthKey(app), isDown), log);
  const sender = parts.sendWebhook ?? (webhook && traceWebhook(createWebhookSender(webhook, clock, log), telemetry));
  const watched: WebhookSender | undefined =
    sender &&
    (async (entry, subject) => {
      const confirmed = await sender(entry, subject);
      health.heard(confirmed);
      return confirmed;
    });
  const asker = webhook && createAsker(webhook, clock, telemetry);
  const askForPhone = asker && watchedAsk(asker, health.heard);
  // That a directory is slow says nothing of the calls; that it answers says that the system is there.
  const ask = asker && watchedAsk(asker, (answered) => answered && health.heard(true));
  const dialling: Connector['dialling'] = (oid) => {
    const { dialFormats: formats, directory } = offers(oid) ?? {};
    return dialSource === undefined || formats === undefined || formats.length === 0
      ? undefined
      : { source: dialSource, formats, ...(directory === true && ask !== undefined ? { directory } : {}) };
  };
  return {
    name,
    displayName,
    ...(app === undefined ? {} : { app }),
    courier: watched && createCourier(watched),
    shelf: deliveryShelf(app),
    health,
    isFor: (oid) => offers(oid) !== undefined,
    followsAgent: (oid) => (offers(oid)?.queues ?? offers(oid) !== undefined) && watched !== undefined,
    dialling,
    channels: (oid) => offers(oid)?.channels ?? [],
    startable: (oid) => {
      const channels = dialSource === undefined || watched === undefined ? [] : (offers(oid)?.channels ?? []);
      return channels.flatMap(({ channel, start: to }) =>
        to === undefined ? [] : [{ source: dialSource ?? '', channel, to }],
      );
    },
    capabilities: (oid) => offers(oid)?.capabilities,
    ask,
    askForPhone: (oid) => (offers(oid)?.browserPhone === true ? askForPhone : undefined),
    check: async () => {
      const entry = { id: `msg_${randomUUID()}`, type: systemCheckedType, data: {} };
      await watched?.({ ...entry, createdAtMs: clock(), attempts: 1, nextAtMs: clock() }, app ?? name);
    },
  };
}

/** Whatever it answers, it answered; a refusal is the asker's matter. */
const watchedAsk =
  (ask: Ask, heard: (answered: boolean) => unknown): Ask =>
  async (...question) => {
    const answer = await ask(...question);
    heard(answer !== undefined && answer.status < 500);
    return answer;
  };
