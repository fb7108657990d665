import { createHash } from 'node:crypto';
import type { Known } from '../engine/known';
import { makeStep, type Planned, type Step } from '../engine/step';
import type { Arm, Deployment, DeploymentBody, Group, WhatIfChange } from './arm';
import type { AzureWishes } from './groupSteps';
import { compareVersions } from '../engine/version';
import { laterThere, packageTags } from './packageStep';

/** The deployment's tag that says of which template and parameters it is. */
const printTag = 'cif-softphone-print';

interface SeenAzure {
  readonly group: Group | undefined;
  readonly deployment: Deployment | undefined;
  readonly hasSite: boolean;
  /** Settings of the adaptor as they are: those that the template does not set itself must come along. */
  readonly settings: Readonly<Record<string, string>>;
  readonly drift: readonly WhatIfChange[];
  /** How many differences are told that another deployment would not end. */
  readonly noise: number;
}

type TemplateChange = Planned &
  (
    | { readonly call: 'wait' }
    | { readonly call: 'deploy'; readonly body: DeploymentBody; readonly emptyOf: Group | undefined }
  );

const isUnderWay = (deployment: Deployment | undefined): boolean =>
  deployment !== undefined && !['Succeeded', 'Failed', 'Canceled'].includes(deployment.properties.provisioningState);

export interface TemplateSource {
  readonly read: () => unknown;
  /** Which release it is of, such as `1.0.0`. */
  readonly release: string;
}

/** Everything that the adaptor runs on, by one template. */
export function azureTemplate(arm: Arm, wishes: AzureWishes, template: TemplateSource): Step {
  const readTemplate = template.read;
  let deployedNow = false;
  return makeStep<SeenAzure, TemplateChange>({
    part: 'azure',
    title: 'Functions, SignalR Service, storage, identities, alarms (one template)',
    needs: ['subscriptionId', 'apiClientId'],
    intends: 'deploy the template',
    async look(known) {
      const { subscriptionId = '' } = known;
      const group = await arm.group(subscriptionId);
      const deployment = group === undefined ? undefined : await arm.deployment(subscriptionId);
      // Not by the deployment's outputs: one that failed, or was deleted from the history, has none, and its next run
      // would put the template's settings alone in the place of those that somebody made.
      const names = group === undefined ? [] : await arm.siteNames(subscriptionId);
      const functionName = names.find((name) => name.startsWith(`func-${wishes.installation}-`));
      const settings = functionName === undefined ? {} : await arm.settings(subscriptionId, functionName);
      const isDone = deployment?.properties.provisioningState === 'Succeeded';
      // What was deployed in this run is as it was asked for, whatever Azure's comparison makes of it.
      const drift =
        isDone && !deployedNow
          ? (
              await arm.whatIf(subscriptionId, bodyFor({ group, deployment, settings }, known, wishes, readTemplate()))
            ).filter(isDrift)
          : [];
      const isNoise = drift.length > 0 && group?.tags?.[noiseTag] === printOf(drift);
      const rows = isDone && !deployedNow ? await upstreamDrift(arm, subscriptionId, deployment) : [];
      const seen = { group, deployment, hasSite: functionName !== undefined, settings };
      return { ...seen, drift: [...(isNoise ? [] : drift), ...rows], noise: isNoise ? drift.length : 0 };
    },
    note: ({ noise }) =>
      noise === 0 ? [] : [`Azure told of the same ${noise} differences right after the deployment: left alone`],
    plan: (seen, known) => planTemplate(seen, bodyFor(seen, known, wishes, readTemplate()), template.release),
    async apply(change, { subscriptionId = '' }) {
      if (change.call === 'wait') return arm.settled(subscriptionId);
      if (change.emptyOf !== undefined) {
        const { location, tags } = change.emptyOf;
        const others = Object.entries(tags ?? {}).filter(([name]) => name !== packageTags.print);
        await arm.putGroup(subscriptionId, location, Object.fromEntries(others));
      }
      const tags = { ...change.body.tags, [packageTags.release]: template.release };
      await arm.deploy(subscriptionId, { ...change.body, tags });
      deployedNow = true;
      await keepNoise(arm, subscriptionId, change.body);
    },
    learn: ({ deployment }) => learnOutputs(deployment),
  });
}

function planTemplate(
  { group, deployment, hasSite, drift }: SeenAzure,
  body: DeploymentBody,
  release: string,
): readonly TemplateChange[] {
  const there = deployment?.tags?.[packageTags.release];
  if (there !== undefined && compareVersions(there, release) > 0) throw laterThere(there, release);
  if (isUnderWay(deployment))
    return [{ does: 'run', what: 'the deployment that is under way, to its end', call: 'wait' }];
  const isSame = deployment?.tags?.[printTag] === body.tags[printTag];
  if (deployment?.properties.provisioningState === 'Succeeded' && isSame && drift.length === 0) return [];
  const does = deployment === undefined ? 'create' : 'change';
  const changed = drift.map(({ resourceId }) => resourceId.split('/').at(-1) ?? '');
  const what = changed.length > 0 && isSame ? `what has drifted: ${changed.join(', ')}` : 'the deployment';
  // A function app that is made anew has no package: the tag that tells of one would be believed.
  const emptyOf = !hasSite && group?.tags?.[packageTags.print] !== undefined ? group : undefined;
  return [{ does, what, call: 'deploy', body, emptyOf }];
}

/**
 * What is given to the template: what was given before stays, so that an alarm's address or a size that somebody chose
 * in the portal is not lost; another organisation comes besides.
 */
function bodyFor(
  { group, deployment, settings }: Omit<SeenAzure, 'drift' | 'hasSite' | 'noise'>,
  { apiClientId = '' }: Known,
  wishes: AzureWishes,
  template: unknown,
): DeploymentBody {
  const before = Object.entries(deployment?.properties.parameters ?? {}).flatMap(([name, { value }]) =>
    value === undefined || value === null || name === 'appSettings' ? [] : [[name, value] as const],
  );
  const given = new Map<string, unknown>(before);
  const origins = given.get('dynamicsOrigins');
  const known = Array.isArray(origins) ? origins.map(String) : [];
  const ours = {
    dynamicsOrigins: [...new Set([...known, wishes.organisation])],
    apiClientId,
    namePrefix: wishes.installation,
    location: group?.location ?? wishes.location,
    ...(wishes.signalRSku === undefined ? {} : { signalRSku: wishes.signalRSku }),
  };
  // Azure tells of defaults, too, once they were deployed: only what we decide is in the print.
  const print = createHash('sha256')
    .update(JSON.stringify([template, ours]))
    .digest('hex')
    .slice(0, 32);
  const parameters = { ...Object.fromEntries(given), ...ours, appSettings: settings };
  return { tags: { [printTag]: print }, template, parameters };
}

/** Differences that Azure's comparison always finds, because it cannot see what is there. */
const noise = [/^properties\.siteConfig/, /^properties\.upstream/, /^properties\.(Flow_Type|Request_Source)$/];

function isDrift({ changeType, resourceId, delta }: WhatIfChange): boolean {
  if (/\/config\/appsettings$/i.test(resourceId)) return false;
  if (changeType === 'Create') return true;
  return changeType === 'Modify' && (delta ?? []).some(({ path }) => !noise.some((one) => one.test(path)));
}

/**
 * The three rows by which connects, disconnects and answers reach the adaptor. Azure's comparison cannot see them,
 * because their address comes from what is deployed with them.
 */
async function upstreamDrift(arm: Arm, subscriptionId: string, deployment: Deployment | undefined) {
  const host = output(deployment, 'functionHost') ?? '';
  const rows = await arm.upstream(subscriptionId, output(deployment, 'signalRName') ?? '');
  const isThere = ([category, event, name]: (typeof upstreamRows)[number]) =>
    rows.some(
      (row) =>
        row.categoryPattern === category &&
        row.eventPattern === event &&
        row.urlTemplate.split('?')[0] === `https://${host}/api/${name}`,
    );
  const isRight = upstreamRows.every(isThere);
  return isRight ? [] : [{ changeType: 'Modify', resourceId: 'upstream of the SignalR Service', delta: [] }];
}

const upstreamRows = [
  ['connections', 'connected', 'OnClientConnected'],
  ['connections', 'disconnected', 'OnClientDisconnect'],
  ['messages', 'sendMessage', 'SendMessageAcknowlegement'],
] as const;

/** The group's tag that says what is told although it was deployed just so: else each run would deploy again. */
const noiseTag = 'cif-softphone-told-anyway';

async function keepNoise(arm: Arm, subscriptionId: string, body: DeploymentBody): Promise<void> {
  const told = (await arm.whatIf(subscriptionId, body)).filter(isDrift);
  const group = await arm.group(subscriptionId);
  const print = told.length === 0 ? undefined : printOf(told);
  if (group === undefined || group.tags?.[noiseTag] === print) return;
  const { [noiseTag]: _before, ...tags } = group.tags ?? {};
  await arm.putGroup(subscriptionId, group.location, {
    ...tags,
    ...(print === undefined ? {} : { [noiseTag]: print }),
  });
}

const printOf = (told: readonly WhatIfChange[]): string => {
  const lines = told.map(({ changeType, resourceId, delta }) =>
    [changeType, resourceId.toLowerCase(), ...(delta ?? []).map(({ path }) => path).sort()].join(' '),
  );
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex').slice(0, 32);
};

const output = (deployment: Deployment | undefined, name: string): string | undefined => {
  const value = Object.entries(deployment?.properties.outputs ?? {}).find(([one]) => one === name)?.[1].value;
  return typeof value === 'string' ? value : undefined;
};

function learnOutputs(deployment: Deployment | undefined): Known {
  if (deployment?.properties.provisioningState !== 'Succeeded') return {};
  const functionName = output(deployment, 'functionName');
  const adaptorHost = output(deployment, 'functionHost');
  const signalRPrincipalId = output(deployment, 'signalRIdentityPrincipalId');
  return {
    ...(functionName === undefined ? {} : { functionName }),
    ...(adaptorHost === undefined ? {} : { adaptorHost }),
    ...(signalRPrincipalId === undefined ? {} : { signalRPrincipalId }),
  };
}
