import { ownField } from '../../../protocol/fields';
import { limits } from './limits';
import { timings } from '../base/timings';
import { readSignalR, readStorage, readUpstream } from './readAzureAccess';
import { readBrowserPhone, readDirectory } from './readBrowserPhone';
import { readChannels } from './readChannels';
import { readDialling, readEmergency, readSupervisors } from './readDialling';
import { readSystems } from './readSystems';
import { readRegistration, readWebhookSettings } from './readWebhookSettings';
import { settingMeanings, type SettingName } from './settingMeanings';
import type { LimitSettings, Settings } from './settings';

/** Collects what is wrong, so that an administrator learns of everything at once. */
export interface SettingReader {
  /** What stands behind each name: of a telephony system with settings of its own `_` and its name, else nothing. */
  readonly ending: string;
  required(name: SettingName): string;
  optional(name: SettingName): string | undefined;
  wrong(name: SettingName, how: string): void;
}

/**
 * Reads and checks all settings. `AzureAd__X` is read as `AzureAd:X`.
 * @throws Error naming every missing or wrong setting with its meaning (never its value).
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const problems: string[] = [];
  const readerOf = (ending = ''): SettingReader => createReader(environment, problems, ending);
  const reader = readerOf();
  const { optional } = reader;

  const tenantId = matching(reader, 'AzureAd:TenantId', /^[0-9a-f-]{36}$/i, 'is no id').toLowerCase();
  const ringTtlMs = wholeNumber(reader, 'RingTtlMs', timings.ringTtlMs, 5_000, 120_000);
  const signalR = readSignalR(reader, environment);
  const settings: Settings = {
    apiScope: matching(reader, 'ApiScope', /^[^\s/]+$/, 'is not a bare name'),
    authority: readAuthority(reader, tenantId),
    clientId: matching(reader, 'AzureAd:ClientId', /^[0-9a-f-]{36}$/i, 'is no id').toLowerCase(),
    tenantId,
    signalR,
    storage: readStorage(reader, environment),
    hubName: matching(reader, 'HubName', /^[A-Za-z]\w{0,127}$/, 'is no hub name').toLowerCase(),
    userTable: matching(reader, 'StorageUserTable', /^[A-Za-z][A-Za-z0-9]{2,54}$/, 'is no table name'),
    upstream: readUpstream(reader, 'identity' in signalR),
    webhook: readWebhookSettings(reader),
    dialling: readDialling(reader),
    supervisors: readSupervisors(reader),
    browserPhone: readBrowserPhone(reader),
    directory: readDirectory(reader),
    systems: readSystems(reader, readerOf),
    telephonyName: optional('TelephonyName'),
    registration: readRegistration(reader),
    emergency: readEmergency(reader),
    applicationInsights: optional('APPLICATIONINSIGHTS_CONNECTION_STRING'),
    ringTtlMs,
    shownDeadlineMs: wholeNumber(
      reader,
      'ShownDeadlineMs',
      Math.min(timings.shownDeadlineMs, ringTtlMs),
      1_000,
      ringTtlMs,
    ),
    limits: readLimits(reader),
    conversations: {
      perAgent: wholeNumber(reader, 'ConversationsPerAgent', limits.conversationsPerAgent, 1, 50),
      channels: readChannels(reader),
    },
  };
  if (problems.length > 0) {
    throw new Error(
      `The adaptor cannot start, so no call can ring. ${problems.length} setting(s) must be put right in the ` +
        `Function App's configuration:\n${problems.join('\n')}`,
    );
  }
  return settings;
}

function createReader(
  environment: Readonly<Record<string, string | undefined>>,
  problems: string[],
  ending: string,
): SettingReader {
  const wrong: SettingReader['wrong'] = (name, how) => {
    const problem = `- ${name}${ending} ${how}. It is ${settingMeanings[name]}.`;
    if (!problems.includes(problem)) problems.push(problem);
  };
  const optional: SettingReader['optional'] = (name) => {
    const own = `${name}${ending}`;
    const value = (ownField(environment, own) ?? ownField(environment, own.replace(':', '__')))?.trim();
    // What Azure could not look up there stands in the setting as it was written.
    if (value?.startsWith('@Microsoft.KeyVault(') === true) {
      wrong(name, 'refers to a secret in Key Vault that Azure could not read with the identity of this app');
    }
    return value === '' ? undefined : value;
  };
  const required: SettingReader['required'] = (name) => {
    const value = optional(name);
    if (value === undefined) wrong(name, 'is missing');
    return value ?? '';
  };
  return { ending, required, optional, wrong };
}

function matching(reader: SettingReader, name: SettingName, pattern: RegExp, how: string): string {
  const value = reader.required(name);
  if (value !== '' && !pattern.test(value)) reader.wrong(name, how);
  return value;
}

function wholeNumber(reader: SettingReader, name: SettingName, otherwise: number, min: number, max: number): number {
  const text = reader.optional(name);
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  reader.wrong(name, `is not a whole number from ${min} to ${max}`);
  return otherwise;
}

/** Defaults far above what people do, and below what one instance can bear. */
function readLimits(reader: SettingReader): LimitSettings {
  return {
    ringsPerSecond: wholeNumber(reader, 'RingsPerSecond', limits.ringsPerSecond, 1, 10_000),
    agentRequestsPerSecond: wholeNumber(reader, 'AgentRequestsPerSecond', limits.agentRequestsPerSecond, 1, 1_000),
    connectionsPerUser: wholeNumber(reader, 'ConnectionsPerUser', limits.connectionsPerUser, 2, 1_000),
  };
}

/** The seeds write the authority with and without tenant and `/v2.0`; inside it always is `https://host/<tenant>`. */
function readAuthority(reader: SettingReader, tenantId: string): string {
  const text = reader.required('Authority');
  if (text === '') return text;
  if (!URL.canParse(text) || new URL(text).protocol !== 'https:') {
    reader.wrong('Authority', 'is not an https address');
    return text;
  }
  const url = new URL(text);
  const tenant = url.pathname.split('/').find((part) => part !== '' && part !== 'v2.0');
  const named = tenant === undefined || ['common', 'organizations'].includes(tenant) ? tenantId : tenant;
  return `${url.origin}/${named}`;
}
