import { missingKpiEvents, type KpiEventDefinition } from '../../protocol/kpiEventDefinitions';
import { makeStep, type Planned, type Step } from '../engine/step';
import type { Dataverse } from './dataverse';

interface KpiChange extends Planned {
  readonly definition: KpiEventDefinition;
}

/** The events that a CIF 2 workspace reports of each call. They travel in no solution. */
export function kpiEvents(dataverse: Dataverse): Step {
  return makeStep<readonly string[] | 'none needed', KpiChange>({
    part: 'dataverse',
    title: 'Definitions of the analytics events',
    needs: ['solutionKind'],
    intends: 'make those that are missing',
    look: async ({ solutionKind }) => (solutionKind === 'full' ? dataverse.kpiEventNames() : 'none needed'),
    plan: (seen) =>
      seen === 'none needed'
        ? []
        : missingKpiEvents(seen).map((definition) => ({ does: 'create', what: definition.name, definition })),
    apply: ({ definition }) => dataverse.defineKpiEvent(definition),
  });
}
