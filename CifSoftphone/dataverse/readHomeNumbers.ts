import { countryOfLocale } from './countryOfLocale';
import type { HomeNumbers } from '../numbers/homeNumbers';
import { webApiGet } from './webApiGet';
import type { WebApiOptions } from './webApiSend';

/**
 * Where the organisation's numbers belong: the prefix that an admin has switched on for calls in the organisation's
 * settings, else the country of its formats. Nothing where Dataverse does not say; never rejects.
 *
 * A prefix stays a prefix, also where the formats would name one of its countries: US formats are what an organisation
 * gets that never chose, and of +1 the emergency numbers of all its countries must count then (`emergencyPlan`).
 */
export async function readHomeNumbers(options: WebApiOptions): Promise<HomeNumbers> {
  const columns = 'defaultcountrycode,isdefaultcountrycodecheckenabled,localeid';
  const answer = await webApiGet(`organizations?$select=${columns}`, options);
  const row = answer.ok ? answer.rows[0] : undefined;
  if (row === undefined) return {};
  const callingCode = String(row.defaultcountrycode ?? '').replace(/\D/g, '');
  if (row.isdefaultcountrycodecheckenabled === true && callingCode !== '') return { callingCode };
  const country = typeof row.localeid === 'number' ? countryOfLocale(row.localeid) : undefined;
  return country === undefined ? {} : { country };
}
