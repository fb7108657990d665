import type { SettingReader } from './readSettings';

/** Whether the telephony system that gets the webhooks lets browsers be telephones; it is asked by a webhook. */
export const readBrowserPhone = (reader: SettingReader): boolean => readAsked(reader, 'BrowserPhone');

/** Whether it is asked by a webhook whom agents can dial, while they type a name. */
export const readDirectory = (reader: SettingReader): boolean => readAsked(reader, 'Directory');

function readAsked(reader: SettingReader, name: 'BrowserPhone' | 'Directory'): boolean {
  const word = reader.optional(name)?.toLowerCase() ?? 'no';
  if (word !== 'yes' && word !== 'no') reader.wrong(name, 'is neither yes nor no');
  if (word === 'yes' && reader.optional('TelephonyWebhookUrl') === undefined) {
    reader.wrong('TelephonyWebhookUrl', `is missing although ${name}${reader.ending} is yes`);
  }
  return word === 'yes';
}
