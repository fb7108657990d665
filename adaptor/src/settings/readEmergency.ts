import { isEmergencyNumber } from '../../../protocol/emergencyNumberText';
import { isPlannedCountry } from '../../../protocol/emergencyPlan';
import type { SettingReader } from './readSettings';
import type { EmergencySettings } from './settings';

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
