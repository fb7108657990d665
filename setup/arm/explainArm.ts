import type { Said } from '../engine/failure';
import type { Refusal } from '../http/refusal';

/** What refusals of Azure Resource Manager mean; `undefined` for those that nobody has explained yet. */
export function explainArm({ status, code }: Refusal): Said | undefined {
  if (status === 403 || code === 'AuthorizationFailed') {
    return {
      happened: `Azure refused a change (${status} ${code}).`,
      means: 'Your account may not do this in the subscription, or the role is eligible in PIM and not active.',
      todo: 'Ask for the roles on the resource group (or on the subscription, if the group is to be made), and run the command again: it goes on here.',
      right: 'Contributor and Role Based Access Control Administrator (Azure)',
    };
  }
  if (status === 409) {
    return {
      happened: `Something else is being changed there right now (${status} ${code}).`,
      means: 'Another administrator, a pipeline or an earlier run is at work on the same resource group.',
      todo: 'Run the command again when that has ended: it looks first, and goes on where it stopped.',
    };
  }
  if (code === 'InvalidTemplate' || code === 'InvalidTemplateDeployment') {
    return {
      happened: `Azure did not take the template (${code}).`,
      means: 'A parameter does not fit, or this command has a fault.',
      todo: 'Check --name, --location and --signalr-sku; if they are right, report it.',
    };
  }
  return undefined;
}
