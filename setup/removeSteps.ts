import type { Arm } from './arm/arm';
import { subscription, type AzureWishes } from './arm/groupSteps';
import { removeGroup } from './arm/removeGroup';
import type { Dataverse } from './dataverse/dataverse';
import { removeKpiEvents, removeMessages, removeSolution } from './dataverse/removeSolution';
import type { Clock } from './engine/ports';
import type { Step } from './engine/step';
import type { Graph } from './entra/graph';
import { otherOrganisations, removeRegistrations } from './entra/removeRegistrations';
import { uniqueNames } from './entra/registrations';

export interface RemovePorts {
  readonly graph: Graph;
  readonly arm: Arm;
  readonly dataverse: Dataverse;
  readonly clock: Clock;
  readonly azure: AzureWishes;
  /** Client id of a page's registration that was made by hand. */
  readonly pageClientId?: string;
}

/**
 * `setup remove`: first what agents see, then what answers them, last what both sign in with. Cut off anywhere, what is
 * left does nothing by itself, and the next run finds it.
 */
export function removeSteps({ graph, arm, dataverse, clock, azure, pageClientId }: RemovePorts): readonly Step[] {
  const { installation, organisation, resourceGroup } = azure;
  const page = [
    ...(pageClientId === undefined ? [] : [{ appId: pageClientId }]),
    { uniqueName: uniqueNames.page(installation) },
  ];
  return [
    otherOrganisations(graph, page, organisation),
    removeKpiEvents(dataverse),
    removeMessages(dataverse, clock),
    removeSolution(dataverse, clock),
    subscription(arm, azure),
    removeGroup(arm, resourceGroup, installation),
    removeRegistrations(graph, installation, organisation),
  ];
}
