import { array, looseObject, nullish, object, optional, record, string, unknown, type InferOutput } from 'valibot';
import { SetupFailure } from '../engine/failure';
import type { Clock } from '../engine/ports';
import type { Answer, Call } from '../http/call';
import { askForAll } from '../http/askForAll';
import { Refusal } from '../http/refusal';
import { askFor, askIfThere } from '../http/readAnswer';

export const armResource = 'https://management.azure.com';
const versions = {
  subscriptions: '2022-12-01',
  resources: '2021-04-01',
  deployments: '2025-04-01',
  web: '2024-04-01',
  signalR: '2024-03-01',
};

const subscriptionShape = object({
  subscriptionId: string(),
  displayName: string(),
  state: optional(string(), 'Enabled'),
  tenantId: optional(string()),
});
const providerShape = object({ namespace: string(), registrationState: string() });
const groupShape = object({
  location: string(),
  tags: nullish(record(string(), string()), {}),
  properties: optional(object({ provisioningState: optional(string(), '') })),
});
const resourceShape = object({ id: string() });
const errorShape = looseObject({ code: optional(string(), ''), message: optional(string(), '') });
const deploymentShape = object({
  tags: nullish(record(string(), string()), {}),
  properties: object({
    provisioningState: string(),
    outputResources: nullish(array(object({ id: string() })), []),
    outputs: nullish(record(string(), object({ value: unknown() })), {}),
    parameters: nullish(record(string(), object({ value: optional(unknown()) })), {}),
    error: nullish(errorShape),
  }),
});
const operationShape = object({
  properties: object({
    provisioningState: string(),
    targetResource: nullish(object({ resourceType: optional(string(), ''), resourceName: optional(string(), '') })),
    statusMessage: nullish(object({ error: nullish(errorShape) })),
  }),
});
const changesShape = object({
  properties: object({
    changes: array(
      object({ changeType: string(), resourceId: string(), delta: nullish(array(object({ path: string() })), []) }),
    ),
  }),
});
const rowShape = object({
  categoryPattern: optional(string(), '*'),
  eventPattern: optional(string(), '*'),
  urlTemplate: string(),
});
const signalRShape = object({
  properties: object({ upstream: nullish(object({ templates: nullish(array(rowShape), []) })) }),
});
const siteNameShape = object({ name: string() });
const siteShape = object({
  properties: object({
    defaultHostName: string(),
    hostNameSslStates: array(object({ name: string(), hostType: string() })),
  }),
});

export type UpstreamRow = InferOutput<typeof rowShape>;
export type Subscription = InferOutput<typeof subscriptionShape>;
export type Group = InferOutput<typeof groupShape>;
export type Deployment = InferOutput<typeof deploymentShape>;
export type WhatIfChange = InferOutput<typeof changesShape>['properties']['changes'][number];

export interface DeploymentBody {
  readonly tags: Readonly<Record<string, string>>;
  readonly template: unknown;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What is asked of Azure Resource Manager for one resource group, each call once and typed. */
export interface Arm {
  readonly subscriptions: () => Promise<readonly Subscription[]>;
  readonly providerState: (subscription: string, namespace: string) => Promise<string>;
  readonly registerProvider: (subscription: string, namespace: string) => Promise<void>;
  readonly group: (subscription: string) => Promise<Group | undefined>;
  readonly putGroup: (subscription: string, location: string, tags: Group['tags']) => Promise<void>;
  /** Begins to delete the group with all that is in it. */
  readonly deleteGroup: (subscription: string) => Promise<void>;
  /** Of everything in the group, whoever made it. */
  readonly resourceIds: (subscription: string) => Promise<readonly string[]>;
  /** Of what the template made. */
  readonly deployedIds: (subscription: string) => Promise<readonly string[]>;
  readonly deployment: (subscription: string) => Promise<Deployment | undefined>;
  readonly whatIf: (subscription: string, body: DeploymentBody) => Promise<readonly WhatIfChange[]>;
  readonly deploy: (subscription: string, body: DeploymentBody) => Promise<void>;
  /** Waits for the deployment that is under way. */
  readonly settled: (subscription: string) => Promise<void>;
  /** Names of the function apps that are there, whatever became of the deployment that made them. */
  readonly siteNames: (subscription: string) => Promise<readonly string[]>;
  /** The SignalR Service's rows: whom it tells of what. */
  readonly upstream: (subscription: string, signalRName: string) => Promise<readonly UpstreamRow[]>;
  readonly settings: (subscription: string, functionName: string) => Promise<Readonly<Record<string, string>>>;
  readonly site: (subscription: string, functionName: string) => Promise<InferOutput<typeof siteShape>['properties']>;
}

const deploymentName = 'cif-softphone';
const pollMs = 5_000;
const longestDeploymentMs = 45 * 60_000;

export function createArm(call: Call, clock: Clock, resourceGroup: string): Arm {
  const under = (subscription: string) => `${armResource}/subscriptions/${subscription}`;
  const groupUrl = (subscription: string, rest = '', version = versions.resources) =>
    `${under(subscription)}/resourcegroups/${resourceGroup}${rest}?api-version=${version}`;
  const deployments = (subscription: string, rest = '') =>
    groupUrl(subscription, `/providers/Microsoft.Resources/deployments/${deploymentName}${rest}`, versions.deployments);
  const provider = (subscription: string, namespace: string, rest = '') =>
    `${under(subscription)}/providers/${namespace}${rest}?api-version=${versions.resources}`;
  const body = ({ tags, template, parameters }: DeploymentBody) => ({
    tags,
    properties: {
      mode: 'Incremental',
      template,
      parameters: Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, { value }])),
    },
  });
  const deployment = (subscription: string) =>
    askIfThere(call, deploymentShape, { method: 'GET', url: deployments(subscription) });

  async function settled(subscription: string): Promise<void> {
    const until = clock.now() + longestDeploymentMs;
    for (;;) {
      const state = (await deployment(subscription))?.properties.provisioningState ?? 'Failed';
      if (state === 'Succeeded') return;
      if (state === 'Failed' || state === 'Canceled') throw await failed(subscription);
      if (clock.now() > until) throw tooLong();
      await clock.wait(pollMs);
    }
  }

  /** The deployment's own error is a wrapper: what failed is told by its operations. */
  async function failed(subscription: string): Promise<SetupFailure> {
    const all = await askForAll(call, operationShape, deployments(subscription, '/operations'));
    const { targetResource, statusMessage } =
      all.find(({ properties }) => properties.provisioningState === 'Failed')?.properties ?? {};
    return deploymentFailed(targetResource?.resourceType ?? 'a resource', statusMessage?.error);
  }

  return {
    subscriptions: () =>
      askForAll(call, subscriptionShape, `${armResource}/subscriptions?api-version=${versions.subscriptions}`),
    providerState: async (subscription, namespace) =>
      (await askFor(call, providerShape, { method: 'GET', url: provider(subscription, namespace) })).registrationState,
    registerProvider: async (subscription, namespace) => {
      await call({ method: 'POST', url: provider(subscription, namespace, '/register'), again: true });
    },
    group: (subscription) => askIfThere(call, groupShape, { method: 'GET', url: groupUrl(subscription) }),
    putGroup: async (subscription, location, tags) => {
      await call({ method: 'PUT', url: groupUrl(subscription), json: { location, tags } });
    },
    async deleteGroup(subscription) {
      try {
        await call({ method: 'DELETE', url: groupUrl(subscription) });
      } catch (error) {
        // It is being deleted already, or it is gone: an answer was lost.
        if (!(error instanceof Refusal && (error.status === 404 || error.code === 'ResourceGroupBeingDeleted')))
          throw error;
      }
    },
    resourceIds: async (subscription) =>
      (await askForAll(call, resourceShape, groupUrl(subscription, '/resources'))).map(({ id }) => id),
    deployedIds: async (subscription) =>
      ((await deployment(subscription))?.properties.outputResources ?? []).map(({ id }) => id),
    deployment,
    whatIf: async (subscription, asked) => {
      const { tags: _tags, properties } = body(asked);
      const url = deployments(subscription, '/whatIf');
      const first = await call({ method: 'POST', url, json: { properties }, again: true });
      return readChanges(await polled(call, clock, first));
    },
    deploy: async (subscription, asked) => {
      await call({ method: 'PUT', url: deployments(subscription), json: body(asked) });
      await settled(subscription);
    },
    settled,
    ...siteCalls(call, groupUrl),
  };
}

type GroupUrl = (subscription: string, rest?: string, version?: string) => string;

function siteCalls(call: Call, groupUrl: GroupUrl): Pick<Arm, 'siteNames' | 'settings' | 'site' | 'upstream'> {
  const site = (subscription: string, name: string, rest = '') =>
    groupUrl(subscription, `/providers/Microsoft.Web/sites/${name}${rest}`, versions.web);
  return {
    siteNames: async (subscription) =>
      (
        await askForAll(call, siteNameShape, groupUrl(subscription, '/providers/Microsoft.Web/sites', versions.web))
      ).map(({ name }) => name),
    async upstream(subscription, name) {
      const url = groupUrl(subscription, `/providers/Microsoft.SignalRService/signalR/${name}`, versions.signalR);
      const found = await askIfThere(call, signalRShape, { method: 'GET', url });
      return found?.properties.upstream?.templates ?? [];
    },
    settings: async (subscription, name) => {
      const url = site(subscription, name, '/config/appsettings/list');
      const shape = object({ properties: record(string(), string()) });
      return (await askFor(call, shape, { method: 'POST', url, again: true })).properties;
    },
    site: async (subscription, name) =>
      (await askFor(call, siteShape, { method: 'GET', url: site(subscription, name) })).properties,
  };
}

/** An answer that comes later: 202 with a `Location` to ask, of the same host. */
async function polled(call: Call, clock: Clock, first: Answer): Promise<Answer> {
  const until = clock.now() + longestDeploymentMs;
  let answer = first;
  const url = first.headers.get('location');
  while (answer.status === 202 && url?.startsWith(`${armResource}/`) === true && clock.now() < until) {
    await clock.wait(pollMs);
    answer = await call({ method: 'GET', url });
  }
  return answer;
}

async function readChanges(answer: Answer): Promise<readonly WhatIfChange[]> {
  const asked = { method: 'GET', url: `${armResource}/whatIf` } as const;
  return (await askFor(() => Promise.resolve(answer), changesShape, asked)).properties.changes;
}

const tooLong = (): SetupFailure =>
  new SetupFailure({
    happened: 'The deployment in Azure has not ended after 45 minutes.',
    means: 'A resource provider hangs, or waits for another one.',
    todo: 'Look at the resource group → Deployments in the Azure portal; run the command again when it has ended.',
  });

const todoFor: readonly (readonly [code: RegExp, means: string, todo: string, right?: string])[] = [
  [
    /AuthorizationFailed/,
    'You may make resources, but not give rights on them.',
    'Ask for the role on the resource group, and run the command again: it goes on here.',
    'Role Based Access Control Administrator (Azure, on the resource group), besides Contributor',
  ],
  [
    /RequestDisallowedByPolicy/,
    'An Azure Policy of the organisation does not allow it.',
    'Ask who looks after the policy which names, regions or tags it wants.',
  ],
  [
    /LocationNotAvailable|SubscriptionIsOverQuotaForSku|QuotaExceeded/,
    'The region does not offer it, or the subscription has used up its share there.',
    'Choose another region with --location and another --name, or ask for more quota.',
  ],
  [
    /RoleAssignmentUpdateNotPermitted/,
    'An identity was deleted and made anew, and its old role assignment is still there.',
    'Delete the role assignments of "Identity not found" on the resource, and run the command again.',
  ],
];

function deploymentFailed(type: string, error: { readonly code: string; readonly message: string } | null | undefined) {
  const code = error?.code ?? '';
  const rule = todoFor.find(([pattern]) => pattern.test(`${code} ${error?.message ?? ''}`));
  return new SetupFailure({
    happened: `The deployment in Azure failed at ${type} (${code === '' ? 'no code' : code}).`,
    means: rule?.[1] ?? (error?.message ?? 'Azure did not say why.').slice(0, 500),
    todo: rule?.[2] ?? 'Mend that and run the command again: it goes on here.',
    ...(rule?.[3] === undefined ? {} : { right: rule[3] }),
  });
}
