import type { Dialling } from '../../../protocol/messages/dialling';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import { deliveryShelf, type Shelf } from '../model/rowKeys';
import type { Settings, WebhookSettings } from '../settings/settings';
import type { Telemetry } from '../telemetry/telemetry';
import { createAsker, type Ask } from '../webhooks/createAsker';
import { createCourier, type Courier } from '../webhooks/createCourier';
import { createWebhookSender, traceWebhook, type WebhookSender } from '../webhooks/createWebhookSender';

/** A telephony system as the rest of the adaptor deals with it. */
export interface Connector {
  /** What the administrator calls it; for the log. */
  readonly name: string;
  /** The client id of its app. Absent for the one that stands for every app without a registration of its own. */
  readonly app?: string;
  /** Brings webhooks to it, and waits for nobody else's receiver. `undefined`: it can neither be told nor asked. */
  readonly courier: Courier | undefined;
  /** Where the looks at its webhooks lie: a system that takes none keeps no other system's from being looked at. */
  readonly shelf: Shelf;
  /** What agents can dial by it; `undefined` where nothing can be dialled. */
  readonly dialling: Dialling | undefined;
  /** Asks it about the telephone in an agent's browser; `undefined` where it has none. */
  readonly askForPhone: Ask | undefined;
}

/** Which telephony system a call belongs to: the one place where that is decided. */
export interface Connectors {
  /** @param app the verified client id that offered a call: its `source`; `undefined` means the one without an id */
  of(app: string | undefined): Connector;
  /** Those that can be told something, and those that could be once: their looks are seen to. */
  readonly all: readonly Connector[];
  /** What agents are offered to dial by: a softphone knows one such system, the first that is set. */
  readonly dialling: Dialling | undefined;
  /** Whom browsers are a telephone of: likewise the first. */
  readonly askForPhone: Ask | undefined;
}

export interface ConnectorsParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly telemetry: Telemetry;
  /** Stands in for every system's receiver. */
  readonly sendWebhook?: WebhookSender | undefined;
}

/** The systems that the settings name. Each has its own address, secrets, queue and places to send from. */
export function createConnectors(
  { webhook, dialling, browserPhone, systems }: Pick<Settings, 'webhook' | 'dialling' | 'browserPhone' | 'systems'>,
  { clock, log, telemetry, sendWebhook }: ConnectorsParts,
): Connectors {
  const courierOf = (to: WebhookSettings | undefined): Courier | undefined => {
    const sender = sendWebhook ?? (to && traceWebhook(createWebhookSender(to, clock, log), telemetry));
    return sender && createCourier(sender);
  };
  const phoneOf = (to: WebhookSettings | undefined, offered: boolean): Ask | undefined =>
    to && offered ? createAsker(to, clock, telemetry) : undefined;

  const others: Connector = {
    name: 'default',
    courier: courierOf(webhook),
    shelf: deliveryShelf(),
    dialling,
    askForPhone: phoneOf(webhook, browserPhone),
  };
  const registered = systems.map((system): Connector => {
    const { name, app, dialFormats: formats } = system;
    return {
      name,
      app,
      courier: courierOf(system.webhook),
      shelf: deliveryShelf(app),
      dialling: formats && { source: app, formats },
      askForPhone: phoneOf(system.webhook, system.browserPhone),
    };
  });
  const byApp = new Map(registered.map((connector) => [connector.app, connector]));
  const all = [others, ...registered];
  const first = <T>(offers: readonly (T | undefined)[]): T | undefined => offers.find((one) => one !== undefined);
  return {
    of: (app) => byApp.get(app) ?? others,
    all,
    dialling: first(all.map((connector) => connector.dialling)),
    askForPhone: first(all.map((connector) => connector.askForPhone)),
  };
}
