import type { RegisteredSystem, SystemRegistration } from '../../../protocol/messages/system';
import { systemRules } from '../../../protocol/systemRules';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import { nameOfOthers, type Connectors } from '../connectors/connectors';
import { badRequest, nameTaken, noSystem, notAllowed, setByAdmin, unavailable } from '../http/problems';
import { readGuid } from '../model/callers';
import { readWebhookKey } from '../settings/readWebhookKey';
import type { Settings, SystemSettings } from '../settings/settings';
import { addressFault } from '../settings/webhookTarget';
import { overtaken, untilStored } from '../storage/untilStored';
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
  readonly settings: Pick<Settings, 'systems' | 'registration' | 'telephonyName' | 'webhook'>;
  readonly store: SystemStore;
  readonly connectors: Connectors;
  readonly clock: Clock;
  readonly log: Log;
}

export function createRegistry({ settings, store, connectors, clock, log }: RegistryParts): Registry {
  const { systems, registration: rule } = settings;
  const byAdmin = (app: string): SystemSettings | undefined => systems.find((system) => system.app === app);
  const adminsNames = new Set(
    [nameOfOthers(settings), ...systems.map(({ displayName }) => displayName)].map((name) => nameKey(name)),
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

  /** One try, on what is registered now. */
  const tryToRegister = async (app: string, wish: SystemRegistration): Promise<SystemRecord | typeof overtaken> => {
    const read = await store.get(app);
    const before = read?.record;
    const isOwnName = before !== undefined && nameKey(before.name) === nameKey(wish.name);
    if (adminsNames.has(nameKey(wish.name))) throw nameTaken();
    if (!isOwnName && !(await store.claimName(wish.name, app, clock()))) throw nameTaken();
    const record: SystemRecord = { ...wish, app, registeredAtMs: before?.registeredAtMs ?? clock() };
    if (JSON.stringify(record) === JSON.stringify(before)) return record;
    // Read before: whoever takes the name up again after this change keeps it.
    const earlier = before === undefined || isOwnName ? undefined : await store.holdOf(before.name, app);
    if (!(await store.put(record, read))) return overtaken;
    // It is said anew where it is, so what was the matter with the old address counts no longer.
    await store.markDown(app, false);
    if (earlier !== undefined) await store.releaseName(earlier);
    log.info('telephony-system-registered', { system: app, secrets: record.webhook.secrets.length });
    return record;
  };

  /** @returns whether there was one */
  const tryToRemove = async (app: string): Promise<boolean | typeof overtaken> => {
    const read = await store.get(app);
    if (read === undefined) return false;
    const hold = await store.holdOf(read.record.name, app);
    if (!(await store.remove(read))) return overtaken;
    await store.markDown(app, false);
    if (hold !== undefined) await store.releaseName(hold);
    log.info('telephony-system-removed', { system: app });
    return true;
  };

  return {
    register: async (app, wish) => {
      mayChange(app);
      const checked = check(wish, rule);
      const record = await untilStored(() => tryToRegister(app, checked), tries);
      await connectors.reload();
      return told(toRegistered(record));
    },
    get: async (app) => {
      const system = byAdmin(app);
      if (system !== undefined) return told(toSet(system));
      const record = rule.isAllowed ? (await store.get(app))?.record : undefined;
      if (record === undefined) throw noSystem();
      return told(toRegistered(record));
    },
    remove: async (app) => {
      mayChange(app);
      if (await untilStored(() => tryToRemove(app), tries)) await connectors.reload();
    },
  };
}

/** An app's requests come one at a time; several that meet are its restart, or two copies of it. */
const tries = { tooMany: () => unavailable('The system is being registered by several requests at once.') };

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
  directory,
}: SystemSettings): Omit<RegisteredSystem, 'down'> {
  return {
    source: app,
    name: displayName,
    registeredBy: 'settings',
    webhook: { url: webhook.url, secrets: webhook.keys.length },
    offers: { ...(dialFormats === undefined ? {} : { dialFormats }), browserPhone, directory },
  };
}
