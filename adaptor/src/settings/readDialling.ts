import { isDialFormat, type DialFormat } from '../../../protocol/dialFormat';
import type { Dialling } from '../../../protocol/messages/dialling';
import { readGuid } from '../model/callers';
import type { SettingReader } from './readSettings';
import { isEmergencyNumber } from '../../../protocol/emergencyNumberText';
import { isPlannedCountry } from '../../../protocol/emergencyPlan';
import type { EmergencySettings } from './settings';

/**
 * What the telephony app that gets the webhooks declares that it can dial. Without the setting nothing is offered;
 * with it the webhook must be there, because that is the way by which it is asked to.
 */
export function readDialling(reader: SettingReader): Dialling | undefined {
  const app = reader.optional('DialTelephonyApp');
  if (app === undefined) return undefined;
  const source = readGuid(app);
  if (source === undefined) reader.wrong('DialTelephonyApp', 'is no id');
  if (reader.optional('TelephonyWebhookUrl') === undefined) {
    reader.wrong('TelephonyWebhookUrl', 'is missing although DialTelephonyApp is set');
  }
  return { source: source ?? '', formats: readFormats(reader) };
}

/** Schemes with commas or blanks between them. */
export function readFormats(reader: SettingReader): readonly DialFormat[] {
  const words = (reader.optional('DialFormats') ?? 'tel').toLowerCase().split(/[\s,]+/);
  const formats = words.filter((word) => word !== '');
  if (formats.every(isDialFormat)) return formats;
  reader.wrong('DialFormats', 'is no list of schemes such as: tel, sip');
  return [];
}

/** Who may listen to colleagues' calls; nobody unless it is said. */
export function readSupervisors(reader: SettingReader): readonly string[] {
  const given = (reader.optional('Supervisors') ?? '').split(/[\s,]+/).filter((one) => one !== '');
  const ids = given.flatMap((one) => readGuid(one) ?? []);
  if (ids.length < given.length) reader.wrong('Supervisors', 'is no list of object ids');
  return ids;
}

/** Which numbers are never handed to the telephony system. Without a country those that are so nearly everywhere. */
export function readEmergency(reader: SettingReader): EmergencySettings {
  const country = reader.optional('DialCountry')?.toUpperCase();
  if (country !== undefined && !isPlannedCountry(country)) reader.wrong('DialCountry', 'is no country');
  const more = (reader.optional('EmergencyNumbers') ?? '').split(',').flatMap((one) => one.trim() || []);
  if (!more.every(isEmergencyNumber)) reader.wrong('EmergencyNumbers', 'is no list of numbers such as: 5555, 933');
  const calls = reader.optional('EmergencyCalls') ?? 'refuse';
  if (calls !== 'refuse' && calls !== 'ask') reader.wrong('EmergencyCalls', 'is neither refuse nor ask');
  return { country, more, mayBeConfirmed: calls === 'ask' };
}
