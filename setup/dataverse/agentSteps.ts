import { SetupFailure } from '../engine/failure';
import { makeStep, type Planned, type Step } from '../engine/step';
import type { Dataverse, DynamicsUser, Profile, Provider } from './dataverse';

const panelUrl = (organisation: string): string => `${organisation}/WebResources/cti_/softphone/panel.html`;

interface AddressChange extends Planned {
  readonly id: string | undefined;
}

/** Where Dynamics finds the panel. The package brings it; a package that was made for another organisation does not. */
export function channelAddress(dataverse: Dataverse, organisation: string): Step {
  return makeStep<Provider | 'none needed' | undefined, AddressChange>({
    part: 'dataverse',
    title: "The channel provider's address",
    needs: ['solutionKind'],
    intends: 'set it',
    look: async ({ solutionKind }) => (solutionKind === 'full' ? dataverse.provider() : 'none needed'),
    plan: (provider) =>
      provider === 'none needed' || provider?.msdyn_channelurl === panelUrl(organisation)
        ? []
        : [{ does: 'change', what: panelUrl(organisation), id: provider?.msdyn_channelproviderid }],
    async apply({ id }) {
      if (id === undefined) throw partMissing('the channel provider of the softphone');
      await dataverse.setProviderUrl(id, panelUrl(organisation));
      await dataverse.publish();
    },
  });
}

/** What one agent needs in the organisation, and has. */
interface SeenAgent {
  readonly user: DynamicsUser;
  /** Of the agent's own business unit; each has a copy. */
  readonly roleId: string | undefined;
}

export interface SeenAgents {
  readonly profile: Profile | undefined;
  readonly agents: readonly SeenAgent[];
}

export type AgentChange = Planned &
  (
    | { readonly call: 'give role'; readonly userId: string; readonly roleId: string | undefined }
    | { readonly call: 'add to profile'; readonly userId: string; readonly profileId: string | undefined }
  );

const roleName = 'CIF Softphone agent';
export const profileOfPackage = 'cti_softphoneAgents';

/** @param profile unique name of the agent experience profile */
export function agentsInDynamics(dataverse: Dataverse, profile: string): Step {
  return makeStep<SeenAgents, AgentChange>({
    part: 'dataverse',
    title: `Agents' security role and profile (${profile})`,
    needs: ['agentIds', 'solutionKind'],
    intends: 'give both to the agents',
    look: ({ agentIds = [], solutionKind }) =>
      lookAtAgents(dataverse, agentIds, solutionKind === 'full' ? profile : undefined),
    plan: (seen, { solutionKind }) => planAgents(seen, solutionKind === 'full', profile),
    apply: (change) => applyAgentChange(dataverse, profile, change),
  });
}

/** @param profile unique name; `undefined` where none is needed */
export async function lookAtAgents(
  dataverse: Dataverse,
  objectIds: readonly string[],
  profile: string | undefined,
): Promise<SeenAgents> {
  const agents = await Promise.all(objectIds.map((id) => lookAtAgent(dataverse, id)));
  return { profile: profile === undefined ? undefined : await dataverse.profile(profile), agents };
}

export async function applyAgentChange(dataverse: Dataverse, profile: string, change: AgentChange): Promise<void> {
  if (change.call === 'give role') {
    if (change.roleId === undefined) throw partMissing(`the security role "${roleName}" in the agent's business unit`);
    return dataverse.giveRole(change.userId, change.roleId);
  }
  if (change.profileId === undefined) throw partMissing(`the profile "${profile}"`);
  return dataverse.addToProfile(change.profileId, change.userId);
}

/** Before anything is made: who is no user of the organisation is told with the plan. */
export function agentsAreUsers(dataverse: Dataverse): Step {
  return makeStep<readonly SeenAgent[], never>({
    part: 'dataverse',
    title: 'Agents in Dynamics',
    needs: ['agentIds'],
    intends: 'find them',
    look: ({ agentIds = [] }) => Promise.all(agentIds.map((id) => lookAtAgent(dataverse, id))),
    plan: () => [],
    apply: () => Promise.resolve(),
  });
}

async function lookAtAgent(dataverse: Dataverse, objectId: string): Promise<SeenAgent> {
  const user = await dataverse.user(objectId);
  if (user === undefined || user.isdisabled) {
    throw new SetupFailure({
      happened: `The agent ${user?.fullname ?? objectId} is no enabled user of this organisation.`,
      means: 'A licence or the access to the environment is missing, or the user has not been synchronised yet.',
      todo: 'Power Platform admin center → the environment → Users → Add user; then run the command again.',
    });
  }
  return { user, roleId: await dataverse.role(roleName, user._businessunitid_value) };
}

export function planAgents(
  { profile, agents }: SeenAgents,
  needsProfile: boolean,
  name: string,
): readonly AgentChange[] {
  // The package's own may still come with it; what it did not bring is told when it is wanted.
  if (needsProfile && profile === undefined && name !== profileOfPackage) {
    throw new SetupFailure({
      happened: `There is no agent experience profile with the unique name "${name}".`,
      means: 'The name is misspelt, or the profile is in another organisation.',
      todo: 'Correct --profile: the unique name, as the admin center shows it. Without it the profile of the package is used.',
    });
  }
  const members = profile?.msdyn_appconfiguration_systemuser.map(({ systemuserid }) => systemuserid) ?? [];
  return agents.flatMap(({ user, roleId }): readonly AgentChange[] => {
    const { systemuserid: userId, fullname, systemuserroles_association: roles } = user;
    const who = fullname === '' || fullname === null ? userId : fullname;
    const hasRole = roles.some((one) => one.roleid === roleId);
    return [
      ...(hasRole
        ? []
        : [{ does: 'create', what: `the role "${roleName}" for ${who}`, call: 'give role', userId, roleId } as const]),
      ...(!needsProfile || members.includes(userId)
        ? []
        : [
            {
              does: 'create',
              what: `${who} in the profile`,
              call: 'add to profile',
              userId,
              profileId: profile?.msdyn_appconfigurationid,
            } as const,
          ]),
    ];
  });
}

const partMissing = (what: string): SetupFailure =>
  new SetupFailure({
    happened: `The organisation has not ${what}.`,
    means: 'The package brings it: somebody has deleted it, or the import left it out.',
    todo: 'Power Apps → Solutions → CIF Softphone shows what is there. Import the package again by hand (docs/import.md), and run the command again.',
  });
