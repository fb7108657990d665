import type { Trouble } from '../troubles/trouble';
import type { SettingsFault } from './parseSettings';

/** What an agent is told about faults in the makers' settings; names only, so that it can be passed on. */
export function settingsTrouble(faults: readonly SettingsFault[]): Trouble | undefined {
  const [first] = faults;
  if (first === undefined) return undefined;
  if (first.kind === 'too-long') return { kind: 'SettingsTooLong' };
  if (first.kind === 'not-json') return { kind: 'SettingsNotJson' };
  return { kind: 'SettingsFaulty', detail: faults.map(({ path }) => path).join(', ') };
}
