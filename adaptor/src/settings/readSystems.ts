import { readGuid } from '../model/callers';
import { readBrowserPhone, readDirectory } from './readBrowserPhone';
import { readFormats } from './readDialling';
import type { SettingReader } from './readSettings';
import { readWebhookSettings } from './readWebhookSettings';
import type { SystemSettings } from './settings';

const namePattern = /^[a-z][a-z0-9]{0,31}$/i;

/**
 * The telephony systems that have settings of their own: those of the one system without a name, with `_` and a name
 * behind them.
 * @param readerOf reads the settings that end so
 */
export function readSystems(
  reader: SettingReader,
  readerOf: (ending: string) => SettingReader,
): readonly SystemSettings[] {
  const names = (reader.optional('TelephonySystems') ?? '').split(/[\s,]+/).filter((name) => name !== '');
  const different = new Set(names.map((name) => name.toLowerCase())).size === names.length;
  if (!different || !names.every((name) => namePattern.test(name))) {
    reader.wrong('TelephonySystems', 'is no list of different names of letters and digits');
    return [];
  }
  const systems = names.flatMap((name) => readSystem(name, readerOf(`_${name}`)) ?? []);
  if (new Set(systems.map(({ app }) => app)).size < systems.length) {
    reader.wrong('TelephonySystems', 'has two systems of one and the same app');
  }
  const dialApp = readGuid(reader.optional('DialTelephonyApp'));
  const twice = systems.find(({ app }) => app === dialApp);
  if (twice !== undefined) {
    reader.wrong('DialTelephonyApp', `is the app of ${twice.name}, for which DialFormats_${twice.name} says it`);
  }
  return systems;
}

function readSystem(name: string, reader: SettingReader): SystemSettings | undefined {
  const given = reader.required('TelephonyApp');
  const app = readGuid(given);
  if (given !== '' && app === undefined) reader.wrong('TelephonyApp', 'is no id');
  reader.required('TelephonyWebhookUrl');
  const webhook = readWebhookSettings(reader);
  const browserPhone = readBrowserPhone(reader);
  const directory = readDirectory(reader);
  const dialFormats = reader.optional('DialFormats') === undefined ? undefined : readFormats(reader);
  const displayName = reader.optional('TelephonyName') ?? name;
  return app === undefined || webhook === undefined
    ? undefined
    : { name, displayName, app, webhook, dialFormats, browserPhone, directory };
}
