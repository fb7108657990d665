import { SetupFailure } from '../engine/failure';
import { makeStep, type Planned, type Step } from '../engine/step';
import type { Arm, Group, Subscription } from './arm';

export interface AzureWishes {
  readonly installation: string;
  readonly subscription?: string;
  readonly resourceGroup: string;
  readonly location: string;
  readonly signalRSku?: string;
  /** Origin of the Dynamics organisation. */
  readonly organisation: string;
  readonly tenantId: string;
}

/** The subscription that is named, or the only one. */
export function subscription(arm: Arm, wishes: AzureWishes): Step {
  return makeStep<Subscription, never>({
    part: 'azure',
    title: 'The Azure subscription',
    needs: [],
    intends: 'find it',
    look: async () => chooseSubscription(await arm.subscriptions(), wishes),
    plan: () => [],
    apply: () => Promise.resolve(),
    learn: ({ subscriptionId }) => ({ subscriptionId }),
  });
}

export function chooseSubscription(all: readonly Subscription[], wishes: AzureWishes): Subscription {
  const enabled = all.filter(({ state }) => state === 'Enabled');
  const fitting =
    wishes.subscription === undefined
      ? enabled
      : enabled.filter(({ subscriptionId, displayName }) =>
          [subscriptionId, displayName].some((one) => one.toLowerCase() === wishes.subscription?.toLowerCase()),
        );
  const [only, ...more] = fitting;
  if (only !== undefined && more.length === 0) {
    if (only.tenantId === undefined || only.tenantId === wishes.tenantId) return only;
    throw new SetupFailure({
      happened: `The subscription ${only.displayName} belongs to another tenant than the one that you are signed in to.`,
      means: 'The registrations would be made where the SignalR Service cannot use them.',
      todo: `Sign in to its tenant: --tenant ${only.tenantId}`,
    });
  }
  throw new SetupFailure({
    happened:
      only === undefined ? 'No Azure subscription was found.' : `There are ${fitting.length} Azure subscriptions.`,
    means:
      only === undefined ? 'Your account sees none that is enabled and fits.' : 'Which one is meant cannot be guessed.',
    todo:
      only === undefined
        ? 'Ask for a role in one, or correct --subscription and --tenant.'
        : `Name one with --subscription: ${fitting.map(({ displayName, subscriptionId }) => `${displayName} (${subscriptionId})`).join(', ')}`,
    ...(only === undefined ? { right: 'Contributor (Azure, on a resource group or a subscription)' } : {}),
  });
}

/** Resource providers that the template needs; REST registers none by itself. */
const namespaces = [
  'App',
  'Insights',
  'ManagedIdentity',
  'OperationalInsights',
  'SignalRService',
  'Storage',
  'Web',
].map((name) => `Microsoft.${name}`);

interface ProviderChange extends Planned {
  readonly namespace: string;
}

export function providers(arm: Arm): Step {
  return makeStep<ReadonlyMap<string, string>, ProviderChange>({
    part: 'azure',
    title: 'Resource providers of the subscription',
    needs: ['subscriptionId'],
    intends: 'register those that are not',
    patienceMs: 900_000,
    async look({ subscriptionId = '' }) {
      const states = await Promise.all(namespaces.map((one) => arm.providerState(subscriptionId, one)));
      return new Map(namespaces.map((one, at) => [one, states[at] ?? '']));
    },
    plan: (states) =>
      namespaces
        .filter((one) => states.get(one) !== 'Registered')
        .map((namespace) => ({ does: 'run', what: `the registration of ${namespace}`, namespace })),
    apply: ({ namespace }, { subscriptionId = '' }) => arm.registerProvider(subscriptionId, namespace),
  });
}

interface GroupChange extends Planned {
  readonly location: string;
  readonly tags: Group['tags'];
}

/** The tag by which a group is known as ours. */
export const ours = 'cif-softphone';

export function resourceGroup(arm: Arm, { resourceGroup: name, installation, location }: AzureWishes): Step {
  return makeStep<Group | undefined, GroupChange>({
    part: 'azure',
    title: `The resource group ${name}`,
    needs: ['subscriptionId'],
    intends: `make it in ${location}`,
    look: ({ subscriptionId = '' }) => arm.group(subscriptionId),
    plan: (group) => {
      if (group?.tags?.[ours] === installation) return [];
      const other = group?.tags?.[ours];
      if (other !== undefined) throw groupTaken(name, other, installation);
      const tags = { ...group?.tags, [ours]: installation };
      return group === undefined
        ? [{ does: 'create', what: `the resource group in ${location}`, location, tags }]
        : [{ does: 'change', what: 'its tag', location: group.location, tags }];
    },
    apply: (change, { subscriptionId = '' }) => arm.putGroup(subscriptionId, change.location, change.tags),
  });
}

/** Both would share one deployment, and the first would be forgotten. */
const groupTaken = (name: string, other: string, installation: string): SetupFailure =>
  new SetupFailure({
    happened: `The resource group ${name} is that of the softphone "${other}", and this one is "${installation}".`,
    means: 'Nothing was changed in it. Each softphone of a tenant needs a resource group of its own.',
    todo: `Give --name ${other} if that one is meant, or another --resource-group.`,
  });
