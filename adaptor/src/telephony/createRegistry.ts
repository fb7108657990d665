import type { RegisteredSystem, SystemRegistration } from '../../../protocol/messages/system';
import { systemRules } from '../../../protocol/systemRules';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { Connectors } from '../connectors/connectors';
import { badRequest, nameTaken, noSystem, notAllowed, setByAdmin } from '../http/problems';
import { readGuid } from '../model/callers';
import { readWebhookKey } from '../settings/readWebhookKey';
import type { Settings, SystemSettings } from '../settings/settings';
import { addressFault } from '../settings/webhookTarget';
import { nameKey, type SystemRecord } from '../systems/systemRecord';
import type { SystemStore } from '../systems/systemStore';

/** What telephony apps say of their own systems. Each knows and changes its own alone. All throw ProblemError. */
export interface Registry {
  /** Registers the app's system, or changes what it has said; the same again changes nothing. */
  register(app: string, registration: SystemRegistration): Promise<RegisteredSystem>;
  get(app: string): Promise<RegisteredSystem>;
  /** Also where there is none. What its calls have still to tell goes to the common address, if there is one. */
  remove(app: string): Promise<void>;
}

export interface RegistryParts {
  readonly settings: Pick<Settings, 'systems' | 'registration' | 'telephonyName' | 'tenantId'>;
  readonly store: SystemStore;
  readonly connectors: Connectors;
  readonly clock: Clock;
  readonly log: Log;
}

export function createRegistry({ settings, store, connectors, clock, log }: RegistryParts): Registry {
  const { systems, registration: rule, telephonyName } = settings;
  const byAdmin = (app: string): SystemSettings | undefined => systems.find((system) => system.app === app);
  const adminsNames = new Set(
    [telephonyName, ...systems.map(({ displayName }) => displayName)].flatMap((name) =>
      name === undefined ? [] : nameKey(name),
    ),
  );
  const mayChange = (app: string): void => {
    if (byAdmin(app) !== undefined) throw setByAdmin();
    if (rule.isAllowed) return;
    throw notAllowed(
      'Telephony apps may not register themselves here.',
      'Ask the administrator to set TelephonyRegistration to yes, or to put the system into the settings.',
    );
  };
  const told = (shown: Omit<RegisteredSystem, 'down'>): RegisteredSystem =>
    connectors.of(shown.source).health.isDown ? { ...shown, down: true } : shown;

  return {
    register: async (app, wish) => {
      mayChange(app);
      const checked = check(wish, rule);
      const before = await store.get(app);
      const isOwnName = before !== undefined && nameKey(before.name) === nameKey(checked.name);
      if (adminsNames.has(nameKey(checked.name))) throw nameTaken();
      if (!isOwnName && !(await store.claimName(checked.name, app, clock()))) throw nameTaken();
      const record: SystemRecord = { ...checked, app, registeredAtMs: before?.registeredAtMs ?? clock() };
      if (JSON.stringify(record) !== JSON.stringify(before)) {
        await store.put(record);
        // It is said anew where it is, so what was the matter with the old address counts no longer.
        await store.markDown(app, false);
        if (before !== undefined && !isOwnName) await store.releaseName(before.name, app);
        log.info('telephony-system-registered', { system: app, secrets: record.webhook.secrets.length });
      }
      await connectors.reload();
      return told(toRegistered(record));
    },
    get: async (app) => {
      const system = byAdmin(app);
      if (system !== undefined) return told(toSet(system));
      const record = rule.isAllowed ? await store.get(app) : undefined;
      if (record === undefined) throw noSystem();
      return told(toRegistered(record));
    },
    remove: async (app) => {
      mayChange(app);
      const before = await store.get(app);
      if (before === undefined) return;
      await store.remove(app);
      await store.markDown(app, false);
      await store.releaseName(before.name, app);
      log.info('telephony-system-removed', { system: app });
      await connectors.reload();
    },
  };
}

const faults = {
  'not-https': 'webhook.url is not an https address.',
  credentials: 'webhook.url carries a user name or a password.',
  private:
    'webhook.url names a private address, which RegisteredWebhookAllowedNetworks in the adaptor’s settings does not allow.',
} as const;

/** What a schema cannot say. @throws ProblemError 400 */
function check(wish: SystemRegistration, { allowedNetworks }: Settings['registration']): SystemRegistration {
  const fault = addressFault(wish.webhook.url, { allowedNetworks, namedByApp: true });
  if (fault !== undefined) throw badRequest(faults[fault]);
  if (!wish.webhook.secrets.every((secret) => readWebhookKey(secret) !== undefined)) {
    throw badRequest('webhook.secrets must hold at least 16 bytes each, in base64.');
  }
  if (wish.agents === undefined) return wish;
  const agents = wish.agents.map((group) => ({ ...group, userIds: group.userIds.map(readAgent) }));
  const all = agents.flatMap(({ userIds }) => userIds);
  if (all.length > systemRules.mostAgents) {
    throw badRequest(`agents names more than ${systemRules.mostAgents} agents.`);
  }
  if (new Set(all).size < all.length) throw badRequest('agents names an agent twice.');
  return { ...wish, agents };
}

function readAgent(userId: string): string {
  const oid = readGuid(userId);
  if (oid === undefined) throw badRequest("Each userId in agents must be an agent's Entra object id.");
  return oid;
}

function toRegistered({ app, registeredAtMs: _, webhook, ...said }: SystemRecord): Omit<RegisteredSystem, 'down'> {
  return {
    source: app,
    registeredBy: 'app',
    ...said,
    webhook: { url: webhook.url, secrets: webhook.secrets.length },
  };
}

function toSet({
  app,
  displayName,
  webhook,
  dialFormats,
  browserPhone,
}: SystemSettings): Omit<RegisteredSystem, 'down'> {
  return {
    source: app,
    name: displayName,
    registeredBy: 'settings',
    webhook: { url: webhook.url, secrets: webhook.keys.length },
    offers: { ...(dialFormats === undefined ? {} : { dialFormats }), browserPhone },
  };
}
