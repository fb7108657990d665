/** What the steps have found out or made, for those after them. No secret is ever in it. */
export interface Known {
  /** Client id of the adaptor's registration. */
  readonly apiClientId?: string;
  /** Object id of its service principal, at which roles are given. */
  readonly apiPrincipalId?: string;
  readonly scopeId?: string;
  /** Ids of its app roles by their value, such as `Calls.Send`. */
  readonly roleIds?: ReadonlyMap<string, string>;
  readonly pageClientId?: string;
  readonly pagePrincipalId?: string;
  readonly telephonyClientId?: string;
  readonly telephonyPrincipalId?: string;
  /** Object ids of the agents. */
  readonly agentIds?: readonly string[];
  readonly subscriptionId?: string;
  /** The host name that Azure gave, such as `func-x-1a2b.westeurope-01.azurewebsites.net`. */
  readonly adaptorHost?: string;
  /** Name of the function app. */
  readonly functionName?: string;
  /** Principal of the SignalR Service's identity, where the template made one. */
  readonly signalRPrincipalId?: string;
  /** Which package the organisation can take. */
  readonly solutionKind?: 'full' | 'core';
  /** Hosts of other organisations that use this softphone. */
  readonly otherOrganisations?: readonly string[];
  /** The adaptor's registration was made by hand, for other uses too perhaps. */
  readonly isApiTakenOver?: boolean;
  /** The release to which is gone back, such as `1.0.0`. */
  readonly backTo?: string;
}

export type Fact = keyof Known;

/** How a fact is called in a sentence. */
export const factWords: Readonly<Record<Fact, string>> = {
  apiClientId: "the client id of the adaptor's registration (--api-client-id)",
  apiPrincipalId: "the service principal of the adaptor's registration",
  scopeId: 'the scope of the adaptor',
  roleIds: 'the roles of the adaptor',
  pageClientId: "the client id of the page's registration (--page-client-id)",
  pagePrincipalId: "the service principal of the page's registration",
  telephonyClientId: 'the client id of the telephony system',
  telephonyPrincipalId: 'the service principal of the telephony system',
  agentIds: 'who the agents are (--agents)',
  subscriptionId: 'the Azure subscription',
  adaptorHost: "the adaptor's host name (--adaptor-host)",
  functionName: 'the name of the function app',
  signalRPrincipalId: 'the identity of the SignalR Service',
  otherOrganisations: 'who else uses it',
  isApiTakenOver: "whose the adaptor's registration is",
  backTo: 'which release is gone back to',
  solutionKind: 'which package the organisation can take',
};
