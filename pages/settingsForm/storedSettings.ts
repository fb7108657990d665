import type { PageDynamics } from '../dynamics/pageDynamics';
import { readOrganisation, writeOrganisation } from './parts';
import type { Scope } from './draft';

/** Where one text of settings stands. */
export interface SettingsPlace {
  /** Of its own among all places. */
  readonly key: string;
  readonly scope: Scope;
  /** Told where one of several channel providers leads to the panel. */
  readonly name?: string;
}

/** Somebody else has stored other settings there since they were read. */
export class ChangedMeanwhile extends Error {}

/** There is no channel provider that leads to the softphone's panel. */
export class NoProvider extends Error {}

export interface StoredSettings {
  readonly places: () => Promise<readonly SettingsPlace[]>;
  /** Empty for a control, which only its form knows. */
  readonly load: (place: SettingsPlace) => Promise<string>;
  /** @param before what was there when it was read @throws ChangedMeanwhile where it is no longer that */
  readonly save: (place: SettingsPlace, text: string, before: string) => Promise<void>;
}

type Ports = Pick<
  PageDynamics,
  'settingsParts' | 'addSettingsPart' | 'setSettingsPart' | 'providers' | 'setProviderSettings'
>;

const organisation: SettingsPlace = { key: 'organisation', scope: 'organisation' };
const profile: SettingsPlace = { key: 'profile', scope: 'profile' };
const control: SettingsPlace = { key: 'control', scope: 'control' };

/** The organisation's variables, and each channel provider that leads to the panel: profiles have one of these. */
export function storedSettings(dynamics: Ports): StoredSettings {
  const providerOf = async ({ key }: SettingsPlace) => {
    const all = await dynamics.providers();
    const found = all.find(({ msdyn_channelproviderid: id }) => key === profile.key || key === id);
    if (found === undefined) throw new NoProvider();
    return found;
  };
  const load = async (place: SettingsPlace): Promise<string> => {
    if (place.scope === 'control') return '';
    if (place.scope === 'organisation') return readOrganisation(dynamics);
    return (await providerOf(place)).msdyn_customparams ?? '';
  };
  return {
    load,
    async places() {
      // What may not be read is told when it is chosen.
      const all = await dynamics.providers().catch(() => []);
      const named = all.map(
        ({ msdyn_channelproviderid: key, msdyn_label: label, msdyn_uniquename: unique }): SettingsPlace =>
          all.length === 1 ? profile : { key, scope: 'profile', name: `${label ?? ''} (${unique ?? ''})` },
      );
      return [organisation, ...(named.length === 0 ? [profile] : named), control];
    },
    async save(place, text, before) {
      if ((await load(place)) !== before) throw new ChangedMeanwhile();
      if (place.scope === 'organisation') return writeOrganisation(dynamics, text);
      const { msdyn_channelproviderid: id } = await providerOf(place);
      await dynamics.setProviderSettings(id, text);
    },
  };
}
