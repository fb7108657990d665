import { parseSettings } from '../../CifSoftphone/core/settings/parseSettings';
import { readOrganisation } from '../settingsForm/parts';
import type { Looked } from './dynamicsChecks';
import { right, wrong } from './finding';
import type { World } from './world';

/** The organisation's settings, read as the softphone reads them. */
export async function settings({ dynamics, origin }: World): Promise<Looked> {
  const text = await readOrganisation(dynamics);
  const { given, faults } = parseSettings(text, Infinity);
  const copy = new URL('WebResources/cti_/softphone/settings.html', origin).href;
  if (faults.some(({ kind }) => kind === 'not-json'))
    return { finding: wrong('settings_broken', 'not-json', { copy }) };
  if (faults.length > 0) {
    const names = faults.map(({ path }) => path).join(', ');
    // A name may be anything that somebody typed: support is told how many there are.
    return { finding: wrong('settings_faulty', `${faults.length} faulty`, { values: { names }, copy }) };
  }
  const count = Object.keys(given).length;
  return { finding: count === 0 ? right('settings_none') : right('settings_right', { count: String(count) }) };
}
