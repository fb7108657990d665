import { adaptorAnswers } from './arm/answersStep';
import { armResource, createArm, type Arm } from './arm/arm';
import { providers, resourceGroup, subscription, type AzureWishes } from './arm/groupSteps';
import { adaptorPackage, storageNotYet, type PackagePorts } from './arm/packageStep';
import { azureTemplate } from './arm/templateStep';
import { agentsAreUsers, agentsInDynamics, channelAddress } from './dataverse/agentSteps';
import { createDataverse, isImportRefused, type Dataverse } from './dataverse/dataverse';
import { messagesSolution } from './dataverse/messagesStep';
import { isInstalled, solution } from './dataverse/solutionStep';
import { kpiEvents } from './dataverse/kpiStep';
import { environmentVariables } from './dataverse/variables';
import { firstRing } from './firstRing';
import { onlyLook, type Step } from './engine/step';
import { agentsExist, agentsMaySignIn, assignmentRequired, consent, roleFor } from './entra/grantSteps';
import { createGraph, graphResource, notInAllReplicas, type Graph } from './entra/graph';
import { roleNames } from './entra/registrations';
import { apiRegistration, pageRegistration } from './entra/registrationSteps';
import { telephonySteps } from './entra/telephonySteps';
import { createCall, type Call } from './http/call';
import type { Refusal } from './http/refusal';
import type { Answers, RunOptions } from './options';
import type { SetupPorts } from './ports';
import type { Admin } from './signin/tokens';
import { keyVault, shownOnce } from './secretPlaces';
import { removeSteps } from './removeSteps';
import { wayBack } from './wayBack';

/**
 * All steps in their order: each needs only what those before it have made.
 * @param way `forward` also leaves an earlier release that somebody went back to
 */
export function setupSteps(
  answers: Answers,
  options: RunOptions,
  admin: Admin,
  ports: SetupPorts,
  way: 'mend' | 'forward' = 'mend',
): readonly Step[] {
  const graph = graphOf(ports);
  const wishes = entraWishes(answers);
  const arm = createArm(armCall(ports), ports.clock, answers.resourceGroup);
  const azure = azureWishes(answers, admin);
  const dataverse = createDataverse(dataverseCall(answers.orgUrl, ports), answers.orgUrl);
  const signalR = {
    title: "The SignalR Service's right to ask",
    words: 'the SignalR Service',
    needs: ['signalRPrincipalId'] as const,
  };
  return [
    ...(way === 'forward' ? [isInstalled(dataverse)] : []),
    ...(answers.agents.length === 0 ? [] : [agentsExist(graph, answers.agents), agentsAreUsers(dataverse)]),
    apiRegistration(graph, wishes),
    pageRegistration(graph, wishes),
    consent(graph),
    subscription(arm, azure),
    providers(arm),
    resourceGroup(arm, azure),
    azureTemplate(arm, azure, templateOf(ports)),
    roleFor(graph, roleNames.upstream, signalR, ({ signalRPrincipalId = '' }) => signalRPrincipalId),
    ...(answers.agents.length === 0 ? [] : [agentsMaySignIn(graph, answers.agents)]),
    ...ownRight(graph, admin),
    assignmentRequired(graph, options.requireAssignment),
    packageFor(arm, ports, way, async () => ({ release: ports.release, bytes: await ports.readBuilt() })),
    solution({
      ...solutionPorts(dataverse, admin, ports),
      way,
      release: () => ports.release,
      readSolution: ports.readSolution,
    }),
    messagesSolution({
      ...solutionPorts(dataverse, admin, ports),
      wanted: answers.messages === true,
      release: ports.release,
      readPackage: () => ports.readSolution('messages'),
    }),
    environmentVariables(dataverse, admin.tenantId),
    channelAddress(dataverse, answers.orgUrl),
    kpiEvents(dataverse),
    ...(answers.agents.length === 0 ? [] : [agentsInDynamics(dataverse, answers.profile)]),
    adaptorAnswers(openCall(ports), answers.orgUrl),
    ...ringAtTheEnd(graph, answers, options, admin, ports),
  ];
}

/** For the set-up page, which rings at the own softphone of whoever has this role. */
function ownRight(graph: Graph, { id, isPerson }: Admin): readonly Step[] {
  const you = { title: 'Your own right to a test ring', words: 'you', needs: [] };
  return isPerson ? [roleFor(graph, roleNames.administer, you, () => id)] : [];
}

/** With `--telephony NAME`: the system, and a ring as it will ring, to a named agent or to the admin's own panel. */
function ringAtTheEnd(
  graph: Graph,
  answers: Answers,
  options: RunOptions,
  { tenantId, id }: Admin,
  ports: SetupPorts,
): readonly Step[] {
  const { telephony, ring } = options;
  if (telephony === undefined) return [];
  const { steps, secret } = telephonyWithSecret(graph, telephony, answers, options, ports);
  if (options.certificate !== undefined) return steps;
  if (ring !== undefined) {
    const rung = firstRing({ tenantId, agent: ring, secret, ifNew: true }, ports);
    return [...steps, agentsExist(graph, [ring]), rung];
  }
  return [...steps, firstRing({ tenantId, agent: 'your own panel', agentId: id, secret, ifNew: true }, ports)];
}

/** `setup remove` */
export function removeCommand(answers: Answers, admin: Admin, ports: SetupPorts): readonly Step[] {
  const { pageClientId } = answers;
  return removeSteps({
    graph: graphOf(ports),
    arm: createArm(armCall(ports), ports.clock, answers.resourceGroup),
    dataverse: createDataverse(dataverseCall(answers.orgUrl, ports), answers.orgUrl),
    clock: ports.clock,
    azure: azureWishes(answers, admin),
    ...(pageClientId === undefined ? {} : { pageClientId }),
  });
}

const packageFor = (
  arm: Arm,
  ports: SetupPorts,
  way: PackagePorts['way'],
  readPackage: PackagePorts['readPackage'],
): Step =>
  adaptorPackage({
    arm,
    call: armCall(ports, storageNotYet),
    clock: ports.clock,
    kept: ports.kept,
    way,
    readPackage,
  });

const solutionPorts = (dataverse: Dataverse, { tenantId }: Admin, { clock, desk, kept }: SetupPorts) => ({
  dataverse,
  clock,
  say: desk.say,
  tenantId,
  kept,
});

const templateOf = ({ readTemplate, release }: SetupPorts) => ({ read: readTemplate, release });

/** `setup upgrade --back`: the softphone first, because a newer adaptor serves an older softphone, too. */
export function backSteps(answers: Answers, to: string | undefined, admin: Admin, ports: SetupPorts): readonly Step[] {
  const { kept } = ports;
  const graph = graphOf(ports);
  const wishes = entraWishes(answers);
  const arm = createArm(armCall(ports), ports.clock, answers.resourceGroup);
  const azure = azureWishes(answers, admin);
  const dataverse = createDataverse(dataverseCall(answers.orgUrl, ports), answers.orgUrl);
  return [
    onlyLook(apiRegistration(graph, wishes)),
    onlyLook(pageRegistration(graph, wishes)),
    subscription(arm, azure),
    onlyLook(azureTemplate(arm, azure, templateOf(ports))),
    wayBack({ arm, dataverse, kept, ...(to === undefined ? {} : { to }) }),
    solution({
      ...solutionPorts(dataverse, admin, ports),
      way: 'back',
      release: ({ backTo = '' }) => backTo,
      readSolution: (kind, release) => kept.read(release, kind),
    }),
    channelAddress(dataverse, answers.orgUrl),
    packageFor(arm, ports, 'back', async ({ backTo = '' }) => ({
      release: backTo,
      bytes: await kept.read(backTo, 'adaptor'),
    })),
    adaptorAnswers(openCall(ports), answers.orgUrl),
  ];
}

const armCall = ({ fetch, clock, tokens }: SetupPorts, notYet?: (refusal: Refusal) => boolean): Call =>
  createCall({
    fetch,
    clock,
    token: (claims) => tokens.get(armResource, claims),
    ...(notYet === undefined ? {} : { notYet }),
  });

const dataverseCall = (organisation: string, { fetch, clock, tokens }: SetupPorts): Call =>
  createCall({ fetch, clock, token: (claims) => tokens.get(organisation, claims), leave: isImportRefused });

/** For addresses that take no token. */
const openCall = ({ fetch, clock }: SetupPorts): Call =>
  createCall({ fetch, clock, token: () => Promise.resolve(''), impatient: true });

const azureWishes = (answers: Answers, { tenantId }: Admin): AzureWishes => ({
  installation: answers.name,
  resourceGroup: answers.resourceGroup,
  location: answers.location,
  organisation: answers.orgUrl,
  tenantId,
  ...(answers.subscription === undefined ? {} : { subscription: answers.subscription }),
  ...(answers.signalRSku === undefined ? {} : { signalRSku: answers.signalRSku }),
});

/** `setup telephony NAME`: what the whole has made is only looked up. */
export function telephonyCommand(
  system: string,
  answers: Answers,
  options: RunOptions,
  admin: Admin,
  ports: SetupPorts,
): readonly Step[] {
  const { ring } = options;
  const graph = graphOf(ports);
  const api = onlyLook(apiRegistration(graph, entraWishes(answers)));
  const { steps, secret } = telephonyWithSecret(graph, system, answers, options, ports);
  if (ring === undefined) return [api, ...steps];
  const arm = createArm(armCall(ports), ports.clock, answers.resourceGroup);
  const azure = azureWishes(answers, admin);
  const where =
    answers.adaptorHost === undefined
      ? [subscription(arm, azure), onlyLook(azureTemplate(arm, azure, templateOf(ports)))]
      : [];
  const rung = firstRing({ tenantId: admin.tenantId, agent: ring, secret }, ports);
  return [agentsExist(graph, [ring]), api, ...where, ...steps, rung];
}

/** A telephony system, and its secret when one was made in this run. */
function telephonyWithSecret(
  graph: Graph,
  system: string,
  answers: Answers,
  options: RunOptions,
  ports: SetupPorts,
): { readonly steps: readonly Step[]; readonly secret: () => string | undefined } {
  const { newSecret, keyVault: vault, certificate } = options;
  const place = vault === undefined ? shownOnce(ports) : keyVault(vault, ports);
  let made: string | undefined;
  const wishes = {
    installation: answers.name,
    system,
    newSecret,
    place: {
      ...place,
      async put(name: string, secret: string) {
        await place.put(name, secret);
        made = secret;
      },
    },
    now: ports.clock.now,
    ...(certificate === undefined ? {} : { certificate: ports.readText(certificate) }),
  };
  return { steps: telephonySteps(graph, wishes), secret: () => made };
}

const graphOf = ({ fetch, clock, tokens }: SetupPorts): Graph =>
  createGraph(
    createCall({ fetch, clock, token: (claims) => tokens.get(graphResource, claims), notYet: notInAllReplicas }),
  );

const entraWishes = ({ name, orgUrl, apiClientId, pageClientId }: Answers) => ({
  installation: name,
  organisation: orgUrl,
  ...(apiClientId === undefined ? {} : { apiClientId }),
  ...(pageClientId === undefined ? {} : { pageClientId }),
});
