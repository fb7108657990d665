import { profileOfPackage } from '../../setup/dataverse/agentSteps';
import type { AgentProfile } from '../dynamics/pageDynamics';
import { ownSessions, type Looked } from './dynamicsChecks';
import { right, wrong } from './finding';
import type { Found, World } from './world';

const namesOf = (rows: AgentProfile['msdyn_appconfiguration_sessiontemplate']): readonly string[] =>
  rows.map(({ msdyn_uniquename: name }) => name ?? '');

/** Those whose agents get the softphone's panel. */
export const withSoftphone = (profiles: readonly AgentProfile[]): readonly AgentProfile[] =>
  profiles.filter((one) => namesOf(one.msdyn_appconfig_msdyn_channelprovider).includes('cti_softphone'));

const lacks = (profile: AgentProfile): readonly string[] => {
  const there = namesOf(profile.msdyn_appconfiguration_sessiontemplate);
  return ownSessions.filter((name) => !there.includes(name));
};

const shown = (profile: AgentProfile): string => profile.msdyn_name || (profile.msdyn_uniquename ?? '');

export async function profile(world: World, { kind }: Found): Promise<Looked> {
  if (kind !== 'full') return { finding: right('profile_none') };
  const all = await world.dynamics.profiles();
  const ours = withSoftphone(all);
  if (ours.length === 0) {
    const own = all.find((one) => one.msdyn_uniquename === profileOfPackage);
    const mend = own && { words: 'profile_mend' as const, run: () => complete(world, own, true) };
    return { finding: wrong('profile_missing', 'no profile', mend === undefined ? {} : { mend }) };
  }
  const short = ours.find((one) => lacks(one).length > 0);
  if (short !== undefined) {
    const mend = { words: 'profile_mendTemplates' as const, run: () => complete(world, short, false) };
    return { finding: wrong('profile_templates', 'session templates', { values: { name: shown(short) }, mend }) };
  }
  return { finding: right('profile_right', { names: ours.map(shown).join(', ') }) };
}

/** Puts into a profile what the softphone needs there. */
async function complete({ dynamics }: World, one: AgentProfile, withProvider: boolean): Promise<void> {
  const id = one.msdyn_appconfigurationid;
  const provider = withProvider ? await dynamics.setup.provider() : undefined;
  if (provider !== undefined) await dynamics.giveProvider(id, provider.msdyn_channelproviderid);
  const wanted = lacks(one);
  const there = (await dynamics.sessionTemplates()).filter(({ msdyn_uniquename: name }) => wanted.includes(name ?? ''));
  for (const { msdyn_sessiontemplateid: template } of there) await dynamics.giveTemplate(id, template);
}
