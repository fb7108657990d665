import { superviseFormat, type DialFormat } from '../../../protocol/dialFormat';
import type { Dialling } from '../../../protocol/messages/dialling';
import type { ConversationList } from '../../../protocol/messages/conversation';
import { errorFacts } from '../base/log';
import { timings } from '../base/timings';
import { readWebhookKey } from '../settings/readWebhookKey';
import type { Settings } from '../settings/settings';
import { offersOf, type SystemRecord } from '../systems/systemRecord';
import type { SystemStore } from '../systems/systemStore';
import type { Ask } from '../webhooks/createAsker';
import { createConnector, healthKey, type Connector, type ConnectorFacts, type ConnectorParts } from './connector';

/** Which telephony system a call belongs to: the one place where that is decided. */
export interface Connectors {
  /** @param app the verified client id that offered a call: its `source`; `undefined` means the one without an id */
  of(app: string | undefined): Connector;
  /** Those that can be told something, and those that could be once: their looks are seen to. */
  readonly all: readonly Connector[];
  /** What the agent can dial, system by system: of two that take a format the first dials it. */
  dialling(oid: string): readonly Dialling[];
  /** In what the agent can begin a conversation, system by system. */
  startable(oid: string): ConversationList['channels'];
  /** Whom browsers of the agent are a telephone of: the first that offers it. */
  askForPhone(oid: string): Ask | undefined;
  /** Names of the agent's systems that do not confirm what they are told. */
  down(oid: string): readonly string[];
  /**
   * Reads what other instances have stored, if that is long enough ago. Costs nothing mostly, and waits for storage only
   * where too much may have changed.
   */
  fresh(): Promise<void>;
  /** Reads it now: what was registered here counts with the answer. */
  reload(): Promise<void>;
}

export interface ConnectorsParts extends Omit<ConnectorParts, 'markDown'> {
  readonly store: Pick<SystemStore, 'list' | 'markDown'>;
}

type ConnectorsSettings = Pick<
  Settings,
  | 'webhook'
  | 'dialling'
  | 'browserPhone'
  | 'directory'
  | 'systems'
  | 'telephonyName'
  | 'registration'
  | 'supervisors'
  | 'conversations'
>;

/**
 * The systems of the settings, and those that registered themselves. Each has its own address, secrets, queue and places
 * to send from. What the settings say of an app by its own name counts; what they say of all others does not, once such
 * an app says more of itself.
 */
export function createConnectors(settings: ConnectorsSettings, { store, ...given }: ConnectorsParts): Connectors {
  const { clock, log } = given;
  const parts: ConnectorParts = { ...given, markDown: store.markDown };
  const others = createConnector(factsOfOthers(settings), parts);
  const named = settings.systems.map((system) => createConnector(factsOfNamed(system, settings), parts));
  const byAdmin = new Set(named.map(({ app }) => app));

  let registered: readonly Registered[] = [];
  let all: readonly Connector[] = [others, ...named];
  let byApp = new Map(named.map((connector) => [connector.app, connector]));
  let readAtMs = -Infinity;
  let reads = 0;
  let newestRead = 0;
  let reading: Promise<void> | undefined;

  const take = (records: readonly SystemRecord[]): void => {
    const allowed = settings.registration.isAllowed ? records.filter(({ app }) => !byAdmin.has(app)) : [];
    const earlier = registered;
    registered = [...allowed].sort(byAge).map((record) => {
      const text = JSON.stringify(record);
      const { url } = record.webhook;
      const before = earlier.find(({ connector }) => connector.app === record.app);
      // The same one, so that what is on its way finds it.
      if (before?.text === text) return before;
      const there = before?.url === url ? before.connector : undefined;
      return { text, url, connector: createConnector(factsOfRecord(record, settings), parts, there) };
    });
    const now = new Set(registered.map(({ connector }) => connector.health));
    for (const { connector } of earlier) if (!now.has(connector.health)) connector.health.leave();
    all = [others, ...named, ...registered.map(({ connector }) => connector)];
    byApp = new Map(all.map((connector) => [connector.app, connector]));
  };

  const reload = async (): Promise<void> => {
    const number = (reads += 1);
    const { records, down } = await store.list();
    // A slow one that began earlier knows less.
    if (number < newestRead) return;
    newestRead = number;
    readAtMs = clock();
    take(records);
    // One that can be told nothing (any more) cannot confirm anything either.
    for (const { health, app, courier } of all) health.learned(courier !== undefined && down.has(healthKey(app)));
  };
  const readOnce = (): Promise<void> => (reading ??= reload().finally(() => (reading = undefined)));

  const isOurs = (oid: string, connector: Connector): boolean =>
    // Where an app says itself what can be dialled by it, what the settings say of it in passing does not count.
    connector !== others || !byApp.has(others.dialling(oid)?.source);
  const first = <T>(offer: (connector: Connector) => T | undefined): T | undefined => {
    for (const connector of all) {
      const found = offer(connector);
      if (found !== undefined) return found;
    }
    return undefined;
  };

  return {
    of: (app) => byApp.get(app) ?? others,
    get all() {
      return all;
    },
    dialling: (oid) => eachFormatOnce(all.flatMap((one) => (isOurs(oid, one) ? (one.dialling(oid) ?? []) : []))),
    startable: (oid) => all.flatMap((one) => (isOurs(oid, one) ? one.startable(oid) : [])),
    askForPhone: (oid) => first((one) => one.askForPhone(oid)),
    down: (oid) => all.filter(({ health, isFor }) => health.isDown && isFor(oid)).map((one) => one.displayName),
    fresh: async () => {
      const ageMs = Math.abs(clock() - readAtMs);
      if (ageMs < timings.systemsFreshMs) return;
      const read = readOnce();
      if (ageMs > timings.systemsStaleMs) await read;
      else read.catch((error: unknown) => log.warn('systems-not-read', errorFacts(error)));
    },
    reload,
  };
}

/** Of two that take a format the first has it, and one that takes nothing else is not told. */
function eachFormatOnce(offered: readonly Dialling[]): readonly Dialling[] {
  const taken = new Set<string>();
  return offered.flatMap(({ formats, ...system }) => {
    const left = formats.filter((format) => !taken.has(format));
    left.forEach((format) => taken.add(format));
    return left.length === 0 ? [] : [{ ...system, formats: left }];
  });
}

interface Registered {
  readonly text: string;
  readonly url: string;
  readonly connector: Connector;
}

/** Who came first is offered first; on every instance the same. */
const byAge = (left: SystemRecord, right: SystemRecord): number =>
  left.registeredAtMs - right.registeredAtMs || (left.app < right.app ? -1 : 1);

/** What agents read for the system without a name of its own. */
export const nameOfOthers = ({ telephonyName, webhook }: Pick<Settings, 'telephonyName' | 'webhook'>): string =>
  telephonyName ?? (webhook === undefined ? '' : new URL(webhook.url).hostname);

function factsOfOthers(settings: ConnectorsSettings): ConnectorFacts {
  const { webhook, dialling } = settings;
  return {
    name: 'default',
    displayName: nameOfOthers(settings),
    webhook,
    dialSource: dialling?.source,
    offers: offersBySettings(dialling?.formats, settings, settings),
  };
}

function factsOfNamed(system: Settings['systems'][number], settings: ConnectorsSettings): ConnectorFacts {
  const { name, displayName, app, webhook, dialFormats } = system;
  const offers = offersBySettings(dialFormats, system, settings);
  return { name, displayName, app, webhook, dialSource: app, offers };
}

/** The same to everybody, but that only supervisors are offered to listen to calls. */
function offersBySettings(
  dialFormats: readonly DialFormat[] | undefined,
  { browserPhone, directory }: Pick<Settings, 'browserPhone' | 'directory'>,
  { supervisors, conversations }: Pick<Settings, 'supervisors' | 'conversations'>,
): ConnectorFacts['offers'] {
  const { channels } = conversations;
  const all = { ...(dialFormats === undefined ? {} : { dialFormats }), channels, browserPhone, directory };
  const dialFormatsOfOthers = dialFormats?.filter((format) => format !== superviseFormat);
  const ofOthers = { ...all, ...(dialFormatsOfOthers === undefined ? {} : { dialFormats: dialFormatsOfOthers }) };
  return (oid) => (supervisors.includes(oid) ? all : ofOthers);
}

function factsOfRecord(record: SystemRecord, { registration }: ConnectorsSettings): ConnectorFacts {
  const { app, name, webhook } = record;
  return {
    name: app,
    displayName: name,
    app,
    webhook: {
      url: webhook.url,
      // Checked when it was registered.
      keys: webhook.secrets.flatMap((secret) => readWebhookKey(secret) ?? []),
      allowedNetworks: registration.allowedNetworks,
      namedByApp: true,
    },
    dialSource: app,
    offers: offersOf(record),
  };
}
