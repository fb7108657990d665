import type { BlockList } from 'node:net';
import { parseNetworks } from './forbiddenRanges';
import { readWebhookKey } from './readWebhookKey';
import { addressFault } from './webhookTarget';
import type { SettingReader } from './readSettings';
import type { SettingName } from './settingMeanings';
import type { RegistrationSettings, WebhookSettings } from './settings';

/** The webhook is optional, but an address without a secret is an error: nobody could tell our calls from others. */
export function readWebhookSettings(reader: SettingReader): WebhookSettings | undefined {
  const url = reader.optional('TelephonyWebhookUrl');
  if (url === undefined) return undefined;
  const allowedNetworks = readNetworks(reader, 'TelephonyWebhookAllowedNetworks');
  const fault = addressFault(url, { allowedNetworks });
  if (fault === 'private') {
    const setting = `TelephonyWebhookAllowedNetworks${reader.ending}`;
    reader.wrong('TelephonyWebhookUrl', `names a private address that ${setting} does not allow`);
  } else if (fault !== undefined) reader.wrong('TelephonyWebhookUrl', faults[fault]);
  const secret = reader.optional('TelephonyWebhookSecret');
  if (secret === undefined) {
    reader.wrong('TelephonyWebhookSecret', `is missing although TelephonyWebhookUrl${reader.ending} is set`);
    return undefined;
  }
  const previous = reader.optional('TelephonyWebhookSecretPrevious');
  const keys = [readKey(reader, 'TelephonyWebhookSecret', secret)];
  if (previous !== undefined) keys.push(readKey(reader, 'TelephonyWebhookSecretPrevious', previous));
  return { url, keys, allowedNetworks };
}

const faults = { 'not-https': 'is not an https address', credentials: 'carries a user name or a password' } as const;

/** Apart from the networks of the webhooks in the settings: those were allowed to somebody whom the administrator knew. */
export function readRegistration(reader: SettingReader): RegistrationSettings {
  const word = reader.optional('TelephonyRegistration')?.toLowerCase() ?? 'yes';
  if (word !== 'yes' && word !== 'no') reader.wrong('TelephonyRegistration', 'is neither yes nor no');
  return {
    isAllowed: word === 'yes',
    allowedNetworks: readNetworks(reader, 'RegisteredWebhookAllowedNetworks'),
  };
}

function readNetworks(reader: SettingReader, name: SettingName): BlockList | undefined {
  const text = reader.optional(name);
  if (text === undefined) return undefined;
  const networks = parseNetworks(text);
  if (networks === undefined) reader.wrong(name, 'is not a list of networks');
  return networks;
}

function readKey(reader: SettingReader, name: SettingName, secret: string): Buffer {
  const key = readWebhookKey(secret);
  if (key === undefined) reader.wrong(name, 'is not base64 of at least 16 bytes');
  return key ?? Buffer.alloc(0);
}
