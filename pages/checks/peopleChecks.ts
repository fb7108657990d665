import {
  applyAgentChange,
  lookAtAgents,
  planAgents,
  profileOfPackage,
  type AgentChange,
} from '../../setup/dataverse/agentSteps';
import type { Looked } from './dynamicsChecks';
import { open, right, wrong } from './finding';
import { withSoftphone } from './profileCheck';
import { telephonyCommand } from './setupCommand';
import type { ChosenAgent, Found, World } from './world';

/** Role and profile of one agent, by the set-up's own comparison. */
export async function agent(world: World, { kind }: Found, chosen: ChosenAgent | undefined): Promise<Looked> {
  if (chosen === undefined) return { finding: open('agent_choose') };
  const { dynamics } = world;
  const profiles = kind === 'full' ? withSoftphone(await dynamics.profiles()) : [];
  const isMember = profiles.some(({ msdyn_appconfiguration_systemuser: members }) =>
    members.some(({ systemuserid }) => systemuserid === chosen.id),
  );
  const needsProfile = kind === 'full' && !isMember;
  const name =
    profiles.find((one) => one.msdyn_uniquename === profileOfPackage)?.msdyn_uniquename ??
    profiles[0]?.msdyn_uniquename ??
    profileOfPackage;
  const seen = await lookAtAgents(dynamics.setup, [chosen.objectId], needsProfile ? name : undefined);
  const changes = planAgents(seen, needsProfile, name);
  const values = { name: chosen.name };
  if (changes.length === 0) return { finding: right(kind === 'full' ? 'agent_right' : 'agent_rightCore', values) };
  const mend = {
    words: 'agent_mend' as const,
    async run() {
      for (const change of changes) await applyAgentChange(dynamics.setup, name, change);
    },
  };
  const lacks = (call: AgentChange['call']): boolean => changes.some((change) => change.call === call);
  const key = !lacks('add to profile') ? 'agent_role' : lacks('give role') ? 'agent_both' : 'agent_profile';
  return { finding: wrong(key, key.replace('agent_', 'lacks '), { values, mend }) };
}

/** Which systems are registered is told to these systems alone, by their own token; who can dial has one. */
export function telephony({ origin }: World, { dials = false }: Found): Looked {
  const copy = telephonyCommand(origin);
  return { finding: dials ? { ...right('telephony_right'), copy } : open('telephony_open', { copy }) };
}
