import type { SettingReader } from './readSettings';
import type { SettingName } from './settingMeanings';
import type { WebhookSettings } from './settings';

/** The webhook is optional, but an address without a secret is an error: nobody could tell our calls from others. */
export function readWebhookSettings(reader: SettingReader): WebhookSettings | undefined {
  const url = reader.optional('TelephonyWebhookUrl');
  if (url === undefined) return undefined;
  if (!isAllowedAddress(url)) reader.wrong('TelephonyWebhookUrl', 'is not an https address');
  const secret = reader.optional('TelephonyWebhookSecret');
  if (secret === undefined) {
    reader.wrong('TelephonyWebhookSecret', 'is missing although TelephonyWebhookUrl is set');
    return undefined;
  }
  const previous = reader.optional('TelephonyWebhookSecretPrevious');
  const keys = [readKey(reader, 'TelephonyWebhookSecret', secret)];
  if (previous !== undefined) keys.push(readKey(reader, 'TelephonyWebhookSecretPrevious', previous));
  return { url, keys };
}

/** Plain http only to this machine, where no one listens in. */
function isAllowedAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}

function readKey(reader: SettingReader, name: SettingName, secret: string): Buffer {
  const text = secret.replace(/^whsec_/, '');
  const key = Buffer.from(text, 'base64');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || key.length < 16) {
    reader.wrong(name, 'is not base64 of at least 16 bytes');
  }
  return key;
}
