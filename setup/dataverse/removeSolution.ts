import { kpiEventDefinitions, type KpiEventDefinition } from '../../protocol/kpiEventDefinitions';
import { SetupFailure } from '../engine/failure';
import type { Clock } from '../engine/ports';
import { makeStep, type Planned, type Step } from '../engine/step';
import type { Dataverse } from './dataverse';
import type { Dependency, InstalledSolution } from './packageCalls';
import { untilEnded } from './untilEnded';

interface SeenSolution {
  readonly version: string | undefined;
  readonly dependencies: readonly Dependency[];
}

/** The solution with all that it brought: web resources, control, roles, profile, provider, variables and their values. */
export function removeSolution(dataverse: Dataverse, clock: Clock): Step {
  return makeStep<SeenSolution, Planned>({
    part: 'dataverse',
    title: 'The solution in Dynamics',
    needs: [],
    intends: 'delete it',
    async look() {
      const installed = await dataverse.solution();
      if (installed === undefined) return { version: undefined, dependencies: [] };
      if (!installed.ismanaged) throw unmanagedThere();
      const dependencies = await dataverse.uninstallDependencies();
      // The add-on's table has an icon of ours, and goes first.
      const hasAddOn = (await dataverse.solution('CifSoftphoneMessages')) !== undefined;
      const others = dependencies.filter((one) => !(hasAddOn && one.dependentcomponenttype === tableType));
      return { version: installed.version, dependencies: others };
    },
    plan({ version, dependencies }) {
      if (version === undefined) return [];
      if (dependencies.length > 0) throw stillUsed(dependencies);
      return [{ does: 'remove', what: `the solution (${version}), and the roles and profile that agents have of it` }];
    },
    note: ({ version }) =>
      version === undefined ? [] : ['phone calls, notes, and places of agents in profiles of your own stay'],
    async apply() {
      const operation = await dataverse.startUninstall();
      if (operation !== undefined) await untilEnded(dataverse, clock, operation, 'removal');
    },
  });
}

/** The add-on for conversations: before the solution that it needs. */
export function removeMessages(dataverse: Dataverse, clock: Clock): Step {
  return makeStep<InstalledSolution | undefined, Planned>({
    part: 'dataverse',
    title: 'The add-on for conversations in Dynamics',
    needs: [],
    intends: 'delete it',
    look: () => dataverse.solution('CifSoftphoneMessages'),
    plan(installed) {
      if (installed === undefined) return [];
      if (!installed.ismanaged) throw unmanagedThere();
      const what = `the add-on (${installed.version}), and all conversations that were written down`;
      return [{ does: 'remove', what }];
    },
    async apply() {
      const operation = await dataverse.startUninstall('CifSoftphoneMessages');
      if (operation !== undefined) await untilEnded(dataverse, clock, operation, 'removal');
    },
  });
}

interface KpiChange extends Planned {
  readonly definition: KpiEventDefinition;
}

/** Only rows that have our ids: one that somebody made by hand stays. */
export function removeKpiEvents(dataverse: Dataverse): Step {
  return makeStep<readonly string[], KpiChange>({
    part: 'dataverse',
    title: 'Definitions of the analytics events',
    needs: [],
    intends: 'delete ours',
    look: async () => ((await dataverse.hasCustomerService()) ? dataverse.kpiEventIds() : []),
    plan: (ids) =>
      kpiEventDefinitions
        .filter(({ id }) => ids.includes(id))
        .map((definition) => ({ does: 'remove', what: definition.name, definition })),
    apply: ({ definition }) => dataverse.deleteKpiEvent(definition.id),
  });
}

const formTypes = [24, 60];
const tableType = 1;

const stillUsed = (dependencies: readonly Dependency[]): SetupFailure => {
  const forms = dependencies.filter((one) => formTypes.includes(one.dependentcomponenttype)).length;
  return new SetupFailure({
    happened: `${dependencies.length} parts of the organisation use the solution${forms > 0 ? `, ${forms} of them forms` : ''}.`,
    means: 'Dynamics deletes no solution that something else needs, such as a form that carries the control.',
    todo: 'Take the control off those forms and publish (Power Apps → Solutions → CIF Softphone → Show dependencies), and run the command again.',
  });
};

const unmanagedThere = (): SetupFailure =>
  new SetupFailure({
    happened: 'The solution is in this organisation unmanaged, as developers have it.',
    means: 'Deleting an unmanaged solution leaves all its parts where they are.',
    todo: 'Delete its parts by hand, or leave Dynamics out: --only azure,entra.',
  });
