import { isIP, type BlockList } from 'node:net';
import { parseNetworks } from './forbiddenRanges';
import { addressRule, hostOf, namesThisMachine } from './webhookTarget';
import type { SettingReader } from './readSettings';
import type { SettingName } from './settingMeanings';
import type { WebhookSettings } from './settings';

/** The webhook is optional, but an address without a secret is an error: nobody could tell our calls from others. */
export function readWebhookSettings(reader: SettingReader): WebhookSettings | undefined {
  const url = reader.optional('TelephonyWebhookUrl');
  if (url === undefined) return undefined;
  const allowedNetworks = readNetworks(reader);
  checkAddress(reader, url, allowedNetworks);
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

/** Plain http only to this machine, where no one listens in. A name is looked at again whenever it is connected to. */
function checkAddress(reader: SettingReader, text: string, allowed: BlockList | undefined): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !(url.protocol === 'https:' || (url.protocol === 'http:' && namesThisMachine(url)))) {
    return reader.wrong('TelephonyWebhookUrl', 'is not an https address');
  }
  if (url.username !== '' || url.password !== '') {
    return reader.wrong('TelephonyWebhookUrl', 'carries a user name or a password');
  }
  if (isIP(hostOf(url)) !== 0 && !addressRule(url, allowed)(hostOf(url))) {
    reader.wrong(
      'TelephonyWebhookUrl',
      `names a private address that TelephonyWebhookAllowedNetworks${reader.ending} does not allow`,
    );
  }
}

function readNetworks(reader: SettingReader): BlockList | undefined {
  const text = reader.optional('TelephonyWebhookAllowedNetworks');
  if (text === undefined) return undefined;
  const networks = parseNetworks(text);
  if (networks === undefined) reader.wrong('TelephonyWebhookAllowedNetworks', 'is not a list of networks');
  return networks;
}

function readKey(reader: SettingReader, name: SettingName, secret: string): Buffer {
  const text = secret.replace(/^whsec_/, '');
  const key = Buffer.from(text, 'base64');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || key.length < 16) {
    reader.wrong(name, 'is not base64 of at least 16 bytes');
  }
  return key;
}
