import type { Known } from '../engine/known';
import { makeStep, type Step } from '../engine/step';
import type { ApplicationKey, Graph } from './graph';
import { planApi, planPage, type RegistrationChange, type SeenRegistration } from './planRegistration';
import { scopeName, uniqueNames } from './registrations';

export interface EntraWishes {
  /** Which softphone of the tenant this is. */
  readonly installation: string;
  /** Origin of the Dynamics organisation. */
  readonly organisation: string;
  /** Registrations that were made by hand, by their client ids. */
  readonly apiClientId?: string;
  readonly pageClientId?: string;
}

export async function lookAtRegistration(graph: Graph, key: ApplicationKey): Promise<SeenRegistration> {
  const application = await graph.application(key);
  const principal = application === undefined ? undefined : await graph.principal(application.appId);
  return { application, principal };
}

export function applyRegistration(graph: Graph, uniqueName: string) {
  return async (change: RegistrationChange): Promise<void> => {
    switch (change.call) {
      case 'create application':
        return graph.upsertApplication(uniqueName, change.body);
      case 'patch application':
        return graph.patchApplication(change.id, change.body);
      case 'create principal':
        return graph.upsertPrincipal(change.appId, change.displayName);
    }
  };
}

/** By the client id that was given; one that was deleted since is made anew by its name. */
async function lookByEither(graph: Graph, uniqueName: string, appId: string | undefined): Promise<SeenRegistration> {
  const given = appId === undefined ? undefined : await lookAtRegistration(graph, { appId });
  return given?.application === undefined ? lookAtRegistration(graph, { uniqueName }) : given;
}

export function apiRegistration(graph: Graph, wishes: EntraWishes): Step {
  const uniqueName = uniqueNames.api(wishes.installation);
  return makeStep<SeenRegistration, RegistrationChange>({
    part: 'entra',
    title: "The adaptor's registration in Entra ID",
    needs: [],
    intends: 'make the registration with its scope and roles',
    look: () => lookByEither(graph, uniqueName, wishes.apiClientId),
    plan: (seen) => planApi(seen, uniqueName),
    apply: applyRegistration(graph, uniqueName),
    learn: (seen) => learnApi(seen, uniqueName),
  });
}

function learnApi({ application, principal }: SeenRegistration, uniqueName: string): Known {
  if (application === undefined) return {};
  const scopeId = application.api.oauth2PermissionScopes.find(({ value }) => value === scopeName)?.id;
  return {
    apiClientId: application.appId,
    isApiTakenOver: application.uniqueName !== uniqueName,
    roleIds: new Map(application.appRoles.map(({ value, id }) => [value ?? '', id])),
    ...(scopeId === undefined ? {} : { scopeId }),
    ...(principal === undefined ? {} : { apiPrincipalId: principal.id }),
  };
}

export function pageRegistration(graph: Graph, wishes: EntraWishes): Step {
  const uniqueName = uniqueNames.page(wishes.installation);
  return makeStep<SeenRegistration, RegistrationChange>({
    part: 'entra',
    title: "The page's registration in Entra ID",
    needs: ['apiClientId', 'scopeId'],
    intends: "make the registration with the organisation's redirect URI",
    look: () => lookByEither(graph, uniqueName, wishes.pageClientId),
    plan: (seen, { apiClientId = '', scopeId = '' }) =>
      planPage(seen, { clientId: apiClientId, scopeId }, wishes.organisation),
    apply: applyRegistration(graph, uniqueName),
    learn: ({ application, principal }) => ({
      ...(application === undefined ? {} : { pageClientId: application.appId }),
      ...(principal === undefined ? {} : { pagePrincipalId: principal.id }),
    }),
  });
}
