import { SetupFailure } from '../engine/failure';
import { makeStep, type Planned, type Step } from '../engine/step';
import type { Arm, Group } from './arm';
import { ours } from './groupSteps';

interface SeenGroup {
  readonly group: Group | undefined;
  /** Names of resources that no template of ours made. */
  readonly others: readonly string[];
  /** Organisations that go on using the adaptor. */
  readonly users: readonly string[];
}

/** What Azure puts beside Application Insights by itself. */
const madeByAzure = /\/(smartDetectorAlertRules|actionGroups\/Application Insights Smart Detection)/i;

/** Everything in Azure at once: it all lies in one group, which is ours by its tag. */
export function removeGroup(arm: Arm, name: string, installation: string): Step {
  return makeStep<SeenGroup, Planned>({
    part: 'azure',
    title: `The resource group ${name}`,
    needs: ['subscriptionId'],
    intends: 'delete it',
    patienceMs: 1_800_000,
    async look({ subscriptionId = '', otherOrganisations = [] }) {
      const group = await arm.group(subscriptionId);
      if (group?.tags?.[ours] !== installation) return { group: undefined, others: [], users: [] };
      if (isGoing(group)) return { group, others: [], users: [] };
      const [made, there] = await Promise.all([arm.deployedIds(subscriptionId), arm.resourceIds(subscriptionId)]);
      const isOurs = (id: string) => made.some((one) => `${id}/`.toLowerCase().startsWith(`${one}/`.toLowerCase()));
      const others = there.filter((id) => !isOurs(id) && !madeByAzure.test(id));
      return { group, others: others.map((id) => id.split('/').at(-1) ?? ''), users: otherOrganisations };
    },
    plan({ group, others, users }) {
      if (group === undefined || users.length > 0) return [];
      if (others.length > 0) throw notAlone(name, others);
      return [{ does: 'remove', what: 'the group: functions, SignalR Service, storage with its calls, logs, alarms' }];
    },
    note: ({ group, users }) => {
      if (group === undefined) return [];
      return users.length > 0
        ? [`stays, because these use it: ${users.join(', ')}`]
        : ['Azure keeps the log workspace for 14 days, to be restored'];
    },
    apply: (_change, { subscriptionId = '' }) => arm.deleteGroup(subscriptionId),
  });
}

/** Azure takes minutes, and its parts go one after the other. */
const isGoing = (group: Group): boolean => group.properties?.provisioningState === 'Deleting';

const notAlone = (name: string, others: readonly string[]): SetupFailure =>
  new SetupFailure({
    happened: `The resource group ${name} also holds what this command has not made: ${others.slice(0, 5).join(', ')}.`,
    means: 'The group would be deleted with all that is in it. Nothing in Azure was deleted.',
    todo: 'Move those to another group, or delete the parts of the softphone by hand and run the command with --only entra.',
  });
