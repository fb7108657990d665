import { readGuid } from '../model/callers';
import { parseServiceUri, parseSignalRConnection, type SignalRConnection } from './parseSignalRConnection';
import type { SettingReader } from './readSettings';
import type { ManagedIdentity, StorageSettings, UpstreamSettings } from './settings';
import type { SettingName } from './settingMeanings';

type Environment = Readonly<Record<string, string | undefined>>;

/** The SignalR Service, by a connection string with a key, or by its address and the app's own identity. */
export function readSignalR(reader: SettingReader, environment: Environment): SignalRConnection {
  const nowhere = { clientEndpoint: '', serverEndpoint: '', audience: '', accessKey: '' };
  const uri = reader.optional('AzureSignalRConnectionString__serviceUri');
  if (uri === undefined) {
    const text = required(reader, 'AzureSignalRConnectionString', 'AzureSignalRConnectionString__serviceUri');
    const connection = text === undefined ? nowhere : parseSignalRConnection(text);
    if (typeof connection !== 'string') return connection;
    reader.wrong('AzureSignalRConnectionString', `cannot be used: ${connection}`);
    return nowhere;
  }
  const name = 'AzureSignalRConnectionString__serviceUri';
  onlyOne(reader, 'AzureSignalRConnectionString', name);
  const address = parseServiceUri(uri);
  if (address === undefined || !isSafe(uri)) {
    reader.wrong(name, 'is not an https address');
    return nowhere;
  }
  return { ...address, identity: readIdentity(reader, environment, name, 'AzureSignalRConnectionString__clientId') };
}

/** The storage account likewise: connection string, or its name or the address of its tables, and the identity. */
export function readStorage(reader: SettingReader, environment: Environment): StorageSettings {
  const account = reader.optional('AzureWebJobsStorage__accountName');
  const given = reader.optional('AzureWebJobsStorage__tableServiceUri');
  const name = given === undefined ? 'AzureWebJobsStorage__accountName' : 'AzureWebJobsStorage__tableServiceUri';
  if (account === undefined && given === undefined) {
    return { connectionString: required(reader, 'AzureWebJobsStorage', 'AzureWebJobsStorage__accountName') ?? '' };
  }
  onlyOne(reader, 'AzureWebJobsStorage', name);
  if (account !== undefined && !/^[a-z0-9]{3,24}$/.test(account)) {
    reader.wrong('AzureWebJobsStorage__accountName', 'is no name of a storage account');
  }
  if (given !== undefined && !(URL.canParse(given) && new URL(given).protocol === 'https:')) {
    reader.wrong('AzureWebJobsStorage__tableServiceUri', 'is not an https address');
  }
  return {
    tableServiceUri: given ?? `https://${account ?? ''}.table.core.windows.net`,
    identity: readIdentity(reader, environment, name, 'AzureWebJobsStorage__clientId'),
  };
}

/** @param withoutKey the SignalR Service is asked by identity: there is no key for its signature either */
export function readUpstream(reader: SettingReader, withoutKey: boolean): UpstreamSettings {
  const secrets = [reader.optional('UpstreamSecret'), reader.optional('UpstreamSecretPrevious')];
  if (secrets[0] === undefined && secrets[1] !== undefined) {
    reader.wrong('UpstreamSecret', 'is missing although UpstreamSecretPrevious is set');
  }
  const given = reader.optional('UpstreamIdentityObjectId');
  const objectId = readGuid(given);
  if (given !== undefined && objectId === undefined) reader.wrong('UpstreamIdentityObjectId', 'is no id');
  if (given === undefined && withoutKey) {
    reader.wrong('UpstreamIdentityObjectId', 'is missing although the SignalR Service is asked without a key');
  }
  return {
    secrets: secrets.filter((one) => one !== undefined),
    identity:
      given === undefined ? undefined : { objectId: objectId ?? '', audience: reader.optional('UpstreamAudience') },
  };
}

function required(reader: SettingReader, name: SettingName, other: SettingName): string | undefined {
  const value = reader.optional(name);
  if (value === undefined) reader.wrong(name, `is missing, and so is ${other}`);
  return value;
}

/** Which of the two would count is not to be guessed: one of them is left over from a change. */
function onlyOne(reader: SettingReader, key: SettingName, identity: SettingName): void {
  if (reader.optional(key) !== undefined) reader.wrong(key, `is set beside ${identity}: only one of them may be`);
}

function readIdentity(
  reader: SettingReader,
  environment: Environment,
  because: SettingName,
  clientIdName: SettingName,
): ManagedIdentity {
  const { IDENTITY_ENDPOINT: endpoint = '', IDENTITY_HEADER: header = '' } = environment;
  if (!URL.canParse(endpoint) || header === '') {
    reader.wrong(because, 'needs a managed identity, and this app has none (Function App, Settings, Identity)');
  }
  const given = reader.optional(clientIdName);
  const clientId = readGuid(given);
  if (given !== undefined && clientId === undefined) reader.wrong(clientIdName, 'is no id');
  return { clientId, endpoint, header };
}

/** Tokens go over https, and over http to this machine only, where the simulator is. */
function isSafe(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}
