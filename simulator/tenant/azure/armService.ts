import { evaluateTemplate, TemplateError, type EvaluatedResource } from '../../arm/evaluateTemplate';
import { readTemplate } from '../../arm/readTemplate';
import { referencedState } from '../../arm/referencedState';
import { shapeProblems } from '../../arm/resourceShapes';
import { readBody } from '../readBody';
import { refused, type Right, type TenantAnswer, type TenantRequest, type TenantService } from '../tenantRequest';
import { deploymentBody, groupBody, whatIfBody } from './armBodies';
import type { AzureState } from './azureState';

export interface ArmSurroundings {
  readonly now: () => number;
  readonly tenantId: string;
  readonly has: (right: Right) => boolean;
  /** A service principal that Azure made: Entra ID hears of it. */
  readonly onIdentity: (principalId: string) => void;
}

/** As long as a real one takes, more or less. */
export const deploymentMs = 240_000;
const registrationMs = 40_000;
const wanted: Readonly<Record<string, string>> = {
  subscriptions: '2022-12-01',
  deployments: '2025-04-01',
  sites: '2024-04-01',
  signalR: '2024-03-01',
};

/**
 * Azure Resource Manager for resource groups and deployments: a template is worked out and compared with the providers'
 * shapes when it is sent, runs for minutes, and then its resources are there.
 */
export function armService(state: AzureState, around: ArmSurroundings): TenantService {
  return (request) => {
    if (request.host !== 'management.azure.com') return undefined;
    const { path, query } = request;
    const [, subscription = ''] = /^\/subscriptions\/([^/]+)/.exec(path) ?? [];
    const kind =
      path === '/subscriptions' ? 'subscriptions' : (/\/(deployments|sites|signalR)(?:\/|$)/.exec(path)?.[1] ?? '');
    if (query.get('api-version') !== (wanted[kind] ?? '2021-04-01')) {
      return refused(400, 'InvalidApiVersionParameter', 'The api-version is invalid.');
    }
    if (path === '/subscriptions') {
      const value = state.subscriptions.map((one) => ({ ...one, state: 'Enabled', tenantId: around.tenantId }));
      return { status: 200, json: { value } };
    }
    if (!state.subscriptions.some(({ subscriptionId }) => subscriptionId === subscription)) {
      return refused(404, 'SubscriptionNotFound', 'The subscription could not be found.');
    }
    if (request.method !== 'GET' && !around.has('resources')) {
      return refused(403, 'AuthorizationFailed', 'The client does not have authorization to perform action.');
    }
    return answerProvider(state, around, request) ?? answerGroup(state, around, request, subscription);
  };
}

function answerProvider(state: AzureState, { now }: ArmSurroundings, { path }: TenantRequest) {
  const [, namespace = '', register] = /^\/subscriptions\/[^/]+\/providers\/([^/]+)(\/register)?$/.exec(path) ?? [];
  if (namespace === '') return undefined;
  if (register !== undefined) state.providers.set(namespace, now() + registrationMs);
  const until = state.providers.get(namespace);
  const registrationState = until === undefined ? 'NotRegistered' : until > now() ? 'Registering' : 'Registered';
  return { status: 200, json: { namespace, registrationState } };
}

function answerGroup(state: AzureState, around: ArmSurroundings, request: TenantRequest, subscription: string) {
  const [, name = '', rest = ''] = /^\/subscriptions\/[^/]+\/resourcegroups\/([^/]+)(\/.*)?$/.exec(request.path) ?? [];
  if (name === '') return undefined;
  if (rest === '' && request.method === 'PUT') {
    const read = readBody(groupBody, request.json);
    if ('refusal' in read) return read.refusal;
    const there = state.groups.get(name);
    if (there !== undefined && there.location !== read.body.location) {
      return refused(409, 'InvalidResourceGroupLocation', 'The group exists in another location.');
    }
    state.groups.set(name, { location: read.body.location, tags: read.body.tags ?? {} });
  }
  const group = state.groups.get(name);
  finishDeletion(state, around.now());
  if (!state.groups.has(name) || group === undefined)
    return refused(404, 'ResourceGroupNotFound', `Resource group '${name}' could not be found.`);
  if (rest === '' && request.method === 'DELETE') {
    state.deletion ??= { group: name, endsAtMs: around.now() + deploymentMs };
    return { status: 202 };
  }
  const provisioningState = state.deletion?.group === name ? 'Deleting' : 'Succeeded';
  if (rest === '') return { status: 200, json: { name, ...group, properties: { provisioningState } } };
  if (rest === '/resources') {
    const isTop = (id: string) =>
      /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/[^/]+\/[^/]+\/[^/]+$/i.test(id);
    const ids = [...state.resources.keys(), ...state.othersResources];
    return { status: 200, json: { value: ids.filter(isTop).map((id) => ({ id })) } };
  }
  const place = {
    subscriptionId: subscription,
    tenantId: around.tenantId,
    resourceGroup: name,
    location: group.location,
  };
  const deployment = /^\/providers\/Microsoft\.Resources\/deployments\/([^/]+)(\/whatIf|\/operations)?$/.exec(rest);
  if (deployment !== null) return answerDeployment(state, around, request, place, deployment[2] ?? '');
  return answerSite(state, rest);
}

/** A group goes with everything in it, also its history of deployments. */
function finishDeletion(state: AzureState, now: number): void {
  const { deletion } = state;
  if (deletion === undefined || deletion.endsAtMs > now) return;
  state.groups.delete(deletion.group);
  state.deployments.delete(deletion.group);
  state.resources.clear();
  state.packages.clear();
  state.deletion = undefined;
}

type Place = Parameters<typeof evaluateTemplate>[2];

function answerDeployment(
  state: AzureState,
  around: ArmSurroundings,
  request: TenantRequest,
  place: Place,
  action: string,
): TenantAnswer {
  const { now } = around;
  const there = state.deployments.get(place.resourceGroup);
  const isUnderWay = there !== undefined && there.endsAtMs > now();
  if (action === '/whatIf') return whatIf(state, request, place);
  if (request.method === 'PUT') {
    if (isUnderWay) return refused(409, 'DeploymentActive', 'The deployment with this name is still active.');
    const read = readBody(deploymentBody, request.json);
    if ('refusal' in read) return read.refusal;
    const evaluated = evaluate(read.body.properties, place);
    if (!('resources' in evaluated)) return evaluated;
    const failure = around.has('role assignments')
      ? undefined
      : {
          type: 'Microsoft.Authorization/roleAssignments',
          code: 'AuthorizationFailed',
          message: 'roleAssignments/write',
        };
    const { tags = {} } = read.body;
    const { parameters, outputs, resources } = evaluated;
    state.deployments.set(place.resourceGroup, { tags, parameters, outputs, endsAtMs: now() + deploymentMs, failure });
    for (const resource of resources) {
      if (failure !== undefined && resource.type === failure.type) break;
      state.resources.set(resource.id, resource);
      if (resource.type.endsWith('userAssignedIdentities')) {
        const { principalId } = referencedState(resource.type, resource.name, resource.id, place.location);
        around.onIdentity(String(principalId));
      }
    }
    return { status: 201, json: { properties: { provisioningState: 'Accepted' } } };
  }
  if (there === undefined) return refused(404, 'DeploymentNotFound', 'Deployment could not be found.');
  const { tags, parameters, outputs, failure } = there;
  const provisioningState = isUnderWay ? 'Running' : failure === undefined ? 'Succeeded' : 'Failed';
  if (action === '/operations') {
    const error = failure && { code: failure.code, message: failure.message };
    const targetResource = { resourceType: failure?.type, resourceName: 'x' };
    const value =
      failure === undefined ? [] : [{ properties: { provisioningState, targetResource, statusMessage: { error } } }];
    return { status: 200, json: { value } };
  }
  const error =
    provisioningState === 'Failed' ? { code: 'DeploymentFailed', message: 'See the operations.' } : undefined;
  const outputResources = [...state.resources.keys()].map((id) => ({ id }));
  const known = provisioningState === 'Succeeded' ? { outputs, outputResources } : {};
  return { status: 200, json: { tags, properties: { provisioningState, parameters, error, ...known } } };
}

/** Works the template out, and refuses what a provider would refuse. */
function evaluate(
  properties: { template: unknown; parameters: Readonly<Record<string, { value: unknown }>> },
  place: Place,
) {
  const given = Object.fromEntries(Object.entries(properties.parameters).map(([name, { value }]) => [name, value]));
  try {
    const { resources, outputs } = evaluateTemplate(properties.template, given, place);
    const problems = resources.flatMap(shapeProblems);
    if (problems.length > 0) return refused(400, 'InvalidTemplateDeployment', problems.join('; '));
    return { resources, outputs, parameters: shownParameters(properties.template, given) };
  } catch (error) {
    if (error instanceof TemplateError) return refused(400, 'InvalidTemplate', error.message);
    throw error;
  }
}

/** As Azure tells of them later: defaults too, and nothing of what is secure. */
function shownParameters(template: unknown, given: Readonly<Record<string, unknown>>) {
  const { parameters } = readTemplate(template);
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { type, defaultValue }]) => {
      const isSecure = /^secure/i.test(type);
      const isExpression = typeof defaultValue === 'string' && defaultValue.startsWith('[');
      const value = given[name] ?? (isExpression ? undefined : defaultValue);
      return [name, isSecure || value === undefined ? { type } : { type, value }];
    }),
  );
}

/** Compares what would be deployed with what is there; settings are secret, so they always differ. */
function whatIf(state: AzureState, request: TenantRequest, place: Place): TenantAnswer {
  const read = readBody(whatIfBody, request.json);
  if ('refusal' in read) return read.refusal;
  const evaluated = evaluate(read.body.properties, place);
  if (!('resources' in evaluated)) return evaluated;
  const changes = evaluated.resources.map((resource) =>
    compare(resource, state.resources.get(resource.id), state.alwaysDiffers),
  );
  return { status: 200, json: { status: 'Succeeded', properties: { changes } } };
}

function compare(wanted: EvaluatedResource, there: EvaluatedResource | undefined, alwaysDiffers: boolean) {
  const { id: resourceId, type } = wanted;
  if (there === undefined) return { changeType: 'Create', resourceId };
  const paths = differences(wanted.body, there.body, '');
  if (type.endsWith('sites/config') || type.endsWith('signalR')) paths.push('properties.upstream.templates');
  if (alwaysDiffers && type.endsWith('storageAccounts')) paths.push('properties.encryption.keySource');
  const delta = paths.map((path) => ({ path, propertyChangeType: 'Modify' }));
  return { changeType: delta.length === 0 ? 'NoChange' : 'Modify', resourceId, delta };
}

function differences(a: unknown, b: unknown, path: string): string[] {
  if (JSON.stringify(a) === JSON.stringify(b)) return [];
  const isRecord = (value: unknown): value is object =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isRecord(a) || !isRecord(b)) return [path];
  const before = new Map(Object.entries(b));
  return Object.entries(a).flatMap(([key, value]) =>
    differences(value, before.get(key), path === '' ? key : `${path}.${key}`),
  );
}

function answerSite(state: AzureState, rest: string): TenantAnswer | undefined {
  const sites = [...state.resources.values()].filter(({ type }) => type === 'Microsoft.Web/sites');
  if (rest === '/providers/Microsoft.Web/sites') {
    return { status: 200, json: { value: sites.map(({ name }) => ({ name })) } };
  }
  const signalR = /^\/providers\/Microsoft\.SignalRService\/signalR\/([^/]+)$/.exec(rest)?.[1];
  if (signalR !== undefined) {
    const found = [...state.resources.values()].find(
      (one) => one.type === 'Microsoft.SignalRService/signalR' && one.name === signalR,
    );
    if (found === undefined) return refused(404, 'ResourceNotFound', 'The SignalR Service was not found.');
    return { status: 200, json: { name: signalR, properties: found.body['properties'] } };
  }
  const [, name = '', list] =
    /^\/providers\/Microsoft\.Web\/sites\/([^/]+)(\/config\/appsettings\/list)?$/.exec(rest) ?? [];
  if (name === '') return undefined;
  const all = [...state.resources.values()];
  const site = sites.find((one) => one.name === name);
  if (site === undefined) return refused(404, 'ResourceNotFound', 'The site was not found.');
  const settings = all.find((one) => one.type === 'Microsoft.Web/sites/config' && one.name === `${name}/appsettings`);
  if (list !== undefined) return { status: 200, json: { properties: settings?.body['properties'] ?? {} } };
  return { status: 200, json: { name, properties: hostsOf(site) } };
}

/** The names that Azure gave to a site. */
export const hostsOf = ({ type, name, id, body }: EvaluatedResource) => {
  const { defaultHostName, hostNameSslStates } = referencedState(type, name, id, String(body['location']));
  return { defaultHostName, hostNameSslStates } as {
    readonly defaultHostName: string;
    readonly hostNameSslStates: readonly { readonly name: string; readonly hostType: string }[];
  };
};
