import type { EvaluatedResource } from '../../arm/evaluateTemplate';

export interface StandInGroup {
  readonly location: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface StandInDeployment {
  readonly tags: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, { readonly type: string; readonly value?: unknown }>>;
  readonly outputs: Readonly<Record<string, { readonly type: string; readonly value: unknown }>>;
  readonly endsAtMs: number;
  /** Why it fails at its end. */
  readonly failure: { readonly type: string; readonly code: string; readonly message: string } | undefined;
}

/** What there is in the subscription. */
export interface AzureState {
  readonly subscriptions: readonly { readonly subscriptionId: string; readonly displayName: string }[];
  /** Until when a provider is being registered. */
  readonly providers: Map<string, number>;
  readonly groups: Map<string, StandInGroup>;
  readonly deployments: Map<string, StandInDeployment>;
  /** By id, as they were deployed. */
  readonly resources: Map<string, EvaluatedResource>;
  /** Packages that are being deployed or run, by the host that took them. */
  /** The comparison tells of a difference whatever was deployed, as a live one may. */
  alwaysDiffers: boolean;
  /** The group that is being deleted. */
  deletion: { readonly group: string; readonly endsAtMs: number } | undefined;
  /** Ids of what others have put into the group. */
  readonly othersResources: string[];
  readonly packages: Map<string, { readonly id: string; readonly takenAtMs: number; readonly bytes: Buffer }>;
}

export const emptySubscription = (): AzureState => ({
  subscriptions: [{ subscriptionId: '9b1d6f0e-3c5a-4d7e-8f90-1a2b3c4d5e6f', displayName: 'Contoso' }],
  providers: new Map([
    ['Microsoft.Storage', 0],
    ['Microsoft.Web', 0],
  ]),
  groups: new Map(),
  deployments: new Map(),
  resources: new Map(),
  alwaysDiffers: false,
  deletion: undefined,
  othersResources: [],
  packages: new Map(),
});
