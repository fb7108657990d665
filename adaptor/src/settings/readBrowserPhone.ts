import type { SettingReader } from './readSettings';

/** Whether the telephony system that gets the webhooks lets browsers be telephones; it is asked by a webhook. */
export function readBrowserPhone(reader: SettingReader): boolean {
  const word = reader.optional('BrowserPhone')?.toLowerCase() ?? 'no';
  if (word !== 'yes' && word !== 'no') reader.wrong('BrowserPhone', 'is neither yes nor no');
  if (word === 'yes' && reader.optional('TelephonyWebhookUrl') === undefined) {
    reader.wrong('TelephonyWebhookUrl', `is missing although BrowserPhone${reader.ending} is yes`);
  }
  return word === 'yes';
}
