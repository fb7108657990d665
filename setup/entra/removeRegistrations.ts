import type { Known } from '../engine/known';
import { makeStep, type Planned, type Step } from '../engine/step';
import type { ApplicationKey, Graph } from './graph';
import type { Application } from './graphShapes';
import { redirectUri, uniqueNames } from './registrations';

/** Who uses this softphone: each organisation has a redirect URI at the page's registration. */
export function otherOrganisations(graph: Graph, page: readonly ApplicationKey[], organisation: string): Step {
  return makeStep<readonly string[], never>({
    part: 'entra',
    title: 'Who else uses it',
    needs: [],
    always: true,
    intends: 'look for other organisations',
    async look() {
      const found = await firstOf(graph, page);
      return (found?.spa?.redirectUris ?? []).filter((uri) => uri !== redirectUri(organisation));
    },
    plan: () => [],
    apply: () => Promise.resolve(),
    learn: (uris): Known => ({ otherOrganisations: uris.map((uri) => (URL.canParse(uri) ? new URL(uri).host : uri)) }),
  });
}

async function firstOf(graph: Graph, keys: readonly ApplicationKey[]): Promise<Application | undefined> {
  for (const key of keys) {
    const found = await graph.application(key);
    if (found !== undefined) return found;
  }
  return undefined;
}

interface Removal extends Planned {
  readonly id: string;
  /** `undefined`: the registration itself. */
  readonly body: object | undefined;
}

interface SeenAll {
  readonly page: Application | undefined;
  readonly others: readonly Application[];
  readonly users: readonly string[];
}

/** The registrations that this command made. Rights, consent and secrets go with them; Entra ID keeps them for 30 days. */
export function removeRegistrations(graph: Graph, installation: string, organisation: string): Step {
  return makeStep<SeenAll, Removal>({
    part: 'entra',
    title: 'The registrations in Entra ID',
    needs: [],
    intends: 'delete them',
    async look({ otherOrganisations: users = [] }) {
      const [page, api, telephony] = await Promise.all([
        graph.application({ uniqueName: uniqueNames.page(installation) }),
        graph.application({ uniqueName: uniqueNames.api(installation) }),
        telephonyOf(graph, installation),
      ]);
      return { page, others: [...telephony, ...(api === undefined ? [] : [api])], users };
    },
    plan: (seen) => planRemoval(seen, organisation),
    note: ({ page, others, users }) => {
      if (users.length > 0) return [`the registrations stay, because these use them: ${users.join(', ')}`];
      return page === undefined && others.length === 0
        ? []
        : ['Entra ID keeps deleted registrations for 30 days (App registrations → Deleted applications)'];
    },
    apply: ({ id, body }) => (body === undefined ? graph.deleteApplication(id) : graph.patchApplication(id, body)),
  });
}

/** By the right to ring that they have: names of registrations cannot be searched by their beginning. */
async function telephonyOf(graph: Graph, installation: string): Promise<readonly Application[]> {
  const api = await graph.application({ uniqueName: uniqueNames.api(installation) });
  const principal = api === undefined ? undefined : await graph.principal(api.appId);
  const given = principal === undefined ? [] : await graph.assignments(principal.id);
  const ids = new Set(given.map(({ principalId }) => principalId));
  const found = await Promise.all([...ids].map(async (id) => applicationOf(graph, id)));
  const start = uniqueNames.telephony(installation, '');
  return found.filter((one) => one !== undefined).filter(({ uniqueName }) => uniqueName?.startsWith(start) === true);
}

async function applicationOf(graph: Graph, principalId: string): Promise<Application | undefined> {
  const appId = await graph.appIdOf(principalId);
  return appId === undefined ? undefined : graph.application({ appId });
}

function planRemoval({ page, others, users }: SeenAll, organisation: string): readonly Removal[] {
  if (users.length > 0) {
    const uris = page?.spa?.redirectUris ?? [];
    const uri = redirectUri(organisation);
    if (page === undefined || !uris.includes(uri)) return [];
    const body = { spa: { redirectUris: uris.filter((one) => one !== uri) } };
    return [{ does: 'remove', what: `the redirect URI ${uri}`, id: page.id, body }];
  }
  // The adaptor's comes last: the others hang on it.
  return [...(page === undefined ? [] : [page]), ...others].map(({ id, displayName, appId }) => ({
    does: 'remove',
    what: `the registration "${displayName}" (${appId})`,
    id,
    body: undefined,
  }));
}
