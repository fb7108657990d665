import { missingKpiEvents, type KpiEventDefinition } from '../../protocol/kpiEventDefinitions';
import { makeStep, type Planned, type Step } from '../engine/step';
import type { Dataverse, Provider } from './dataverse';

interface SeenAnalytics {
  readonly names: readonly string[];
  readonly provider: Provider | undefined;
}

type KpiChange = Planned &
  (
    | { readonly call: 'define'; readonly definition: KpiEventDefinition }
    | { readonly call: 'switch on'; readonly providerId: string }
  );

/** The words by which the set-up page tells it from a definition. */
export const switchedOn = 'Enable Analytics of the channel provider';

/**
 * The events that a CIF 2 workspace reports of each call, and the provider's switch without which none is counted. The
 * definitions travel in no solution.
 */
export function kpiEvents(dataverse: Dataverse): Step {
  return makeStep<SeenAnalytics | 'none needed', KpiChange>({
    part: 'dataverse',
    title: 'Definitions of the analytics events',
    needs: ['solutionKind'],
    intends: 'make those that are missing',
    look: async ({ solutionKind }) => {
      if (solutionKind !== 'full') return 'none needed';
      const [names, provider] = await Promise.all([dataverse.kpiEventNames(), dataverse.provider()]);
      return { names, provider };
    },
    plan: (seen) => (seen === 'none needed' ? [] : planAnalytics(seen)),
    apply: (change) =>
      change.call === 'define'
        ? dataverse.defineKpiEvent(change.definition)
        : dataverse.enableAnalytics(change.providerId),
  });
}

function planAnalytics({ names, provider }: SeenAnalytics): readonly KpiChange[] {
  const missing = missingKpiEvents(names).map((definition): KpiChange => ({
    does: 'create',
    what: definition.name,
    call: 'define',
    definition,
  }));
  if (provider === undefined || provider.msdyn_enableanalytics === true) return missing;
  const { msdyn_channelproviderid: providerId } = provider;
  return [...missing, { does: 'change', what: switchedOn, call: 'switch on', providerId }];
}
