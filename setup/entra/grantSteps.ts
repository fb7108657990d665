import { SetupFailure } from '../engine/failure';
import type { Fact, Known } from '../engine/known';
import { makeStep, type Planned, type Step } from '../engine/step';
import type { Graph } from './graph';
import type { Assignment, Grant, User } from './graphShapes';
import { roleNames, scopeName } from './registrations';

interface ConsentChange extends Planned {
  readonly grant: Grant | undefined;
  readonly scope: string;
}

/** Admin consent: no agent is ever asked for it. */
export function consent(graph: Graph): Step {
  return makeStep<Grant | undefined, ConsentChange>({
    part: 'entra',
    title: "Consent to the page's permission, for everybody",
    needs: ['pagePrincipalId', 'apiPrincipalId'],
    intends: 'give the consent of an administrator',
    look: async ({ pagePrincipalId = '', apiPrincipalId = '' }) =>
      (await graph.grants(pagePrincipalId, apiPrincipalId))[0],
    plan: (grant) => {
      const scopes = (grant?.scope ?? '').split(' ').filter((scope) => scope !== '');
      if (scopes.includes(scopeName)) return [];
      const does = grant === undefined ? 'create' : 'change';
      return [{ does, what: `the consent to ${scopeName}`, grant, scope: [...scopes, scopeName].join(' ') }];
    },
    apply: ({ grant, scope }, { pagePrincipalId = '', apiPrincipalId = '' }) =>
      grant === undefined ? graph.addGrant(pagePrincipalId, apiPrincipalId, scope) : graph.patchGrant(grant.id, scope),
  });
}

interface AssignChange extends Planned {
  readonly principalId: string;
}

/** Gives one principal a role at the adaptor, unless it has it. */
export function roleFor(
  graph: Graph,
  role: string,
  who: { readonly title: string; readonly words: string; readonly needs: readonly Fact[] },
  principalOf: (known: Known) => string,
): Step {
  return makeStep<readonly Assignment[], AssignChange>({
    part: 'entra',
    title: who.title,
    needs: ['apiPrincipalId', 'roleIds', ...who.needs],
    intends: `give the role ${role} to ${who.words}`,
    look: ({ apiPrincipalId = '' }) => graph.assignments(apiPrincipalId),
    plan: (seen, known) => planRole(seen, known, role, [{ id: principalOf(known), words: who.words }]),
    apply: ({ principalId }, known) => graph.assign(known.apiPrincipalId ?? '', principalId, roleId(known, role)),
  });
}

const roleId = ({ roleIds }: Known, role: string): string => roleIds?.get(role) ?? '';

function planRole(
  seen: readonly Assignment[],
  known: Known,
  role: string,
  principals: readonly { readonly id: string; readonly words: string }[],
): readonly AssignChange[] {
  return principals
    .filter(({ id }) => !seen.some((one) => one.principalId === id && one.appRoleId === roleId(known, role)))
    .map(({ id, words }) => ({ does: 'create', what: `the role ${role} for ${words}`, principalId: id }));
}

/** What the agents' step sees: who they are, and what has been given. */
interface SeenAgents {
  readonly users: readonly User[];
  readonly assignments: readonly Assignment[];
}

/** Each once: somebody can be named twice, also by name and by id. */
async function findUsers(graph: Graph, agents: readonly string[]): Promise<readonly User[]> {
  const found = await Promise.all(agents.map(async (agent) => (await graph.user(agent)) ?? noSuchUser(agent)));
  return [...new Map(found.map((user) => [user.id, user])).values()];
}

/** First of all, so that a misspelt name ends the run before anything is made. */
export function agentsExist(graph: Graph, agents: readonly string[]): Step {
  return makeStep<readonly User[], never>({
    part: 'entra',
    title: `The accounts of ${agents.length} ${agents.length === 1 ? 'agent' : 'agents'}`,
    needs: [],
    always: true,
    intends: 'find them',
    look: () => findUsers(graph, agents),
    plan: () => [],
    apply: () => Promise.resolve(),
    learn: (users) => ({ agentIds: users.map(({ id }) => id) }),
  });
}

/** @param agents user principal names, or object ids */
export function agentsMaySignIn(graph: Graph, agents: readonly string[]): Step {
  return makeStep<SeenAgents, AssignChange>({
    part: 'entra',
    title: "Agents' right to use the adaptor",
    needs: ['apiPrincipalId', 'roleIds'],
    intends: `give the role ${roleNames.use} to ${agents.length} ${agents.length === 1 ? 'agent' : 'agents'}`,
    async look({ apiPrincipalId = '' }) {
      const users = await findUsers(graph, agents);
      return { users, assignments: await graph.assignments(apiPrincipalId) };
    },
    plan: ({ users, assignments }, known) =>
      planRole(
        assignments,
        known,
        roleNames.use,
        users.map(({ id, userPrincipalName }) => ({ id, words: userPrincipalName })),
      ),
    apply: ({ principalId }, known) =>
      graph.assign(known.apiPrincipalId ?? '', principalId, roleId(known, roleNames.use)),
  });
}

function noSuchUser(agent: string): never {
  throw new SetupFailure({
    happened: `There is no user "${agent}" in this tenant.`,
    means: 'The name is misspelt, or the account belongs to another tenant.',
    todo: 'Correct --agents (user principal names or object ids, with commas) and run the command again.',
  });
}

interface RequireChange extends Planned {
  readonly principalId: string;
}

/** Last of all: from then on nobody gets a token who was not assigned, the SignalR Service included. */
export function assignmentRequired(graph: Graph, evenTakenOver: boolean): Step {
  const isLeft = ({ isApiTakenOver }: Known) => isApiTakenOver === true && !evenTakenOver;
  return makeStep<boolean, RequireChange>({
    part: 'entra',
    title: 'Nobody else may use the adaptor',
    needs: ['apiClientId', 'apiPrincipalId'],
    intends: 'require an assignment for each token',
    look: async ({ apiClientId = '' }) => (await graph.principal(apiClientId))?.appRoleAssignmentRequired === true,
    plan: (required, known) =>
      required || isLeft(known)
        ? []
        : [
            {
              does: 'change',
              what: '"assignment required" to yes: whoever was given no role at it gets no token any more',
              principalId: known.apiPrincipalId ?? '',
            },
          ],
    note: (required, known) =>
      required || !isLeft(known)
        ? []
        : [
            'the registration was made by hand, and agents who are not named here may use it: "assignment required" stays off (--require-assignment switches it on)',
          ],
    apply: ({ principalId }) => graph.requireAssignment(principalId),
  });
}
