import { adaptorAnswers } from './arm/answersStep';
import { armResource, createArm, type Arm } from './arm/arm';
import { providers, resourceGroup, subscription, type AzureWishes } from './arm/groupSteps';
import { adaptorPackage, storageNotYet, type PackagePorts } from './arm/packageStep';
import { azureTemplate } from './arm/templateStep';
import { agentsInDynamics, channelAddress } from './dataverse/agentSteps';
import { createDataverse, isImportRefused, type Dataverse } from './dataverse/dataverse';
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
import { wayBack } from './wayBack';

/**
 * All steps in their order: each needs only what those before it have made.
 * @param way `forward` also leaves an earlier release that somebody went back to
 */
export function setupSteps(
  answers: Answers,
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
    ...(answers.agents.length === 0 ? [] : [agentsExist(graph, answers.agents)]),
    apiRegistration(graph, wishes),
    pageRegistration(graph, wishes),
    consent(graph),
    subscription(arm, azure),
    providers(arm),
    resourceGroup(arm, azure),
    azureTemplate(arm, azure, templateOf(ports)),
    roleFor(graph, roleNames.upstream, signalR, ({ signalRPrincipalId = '' }) => signalRPrincipalId),
    ...(answers.agents.length === 0 ? [] : [agentsMaySignIn(graph, answers.agents)]),
    assignmentRequired(graph),
    packageFor(arm, ports, way, async () => ({ release: ports.release, bytes: await ports.readBuilt() })),
    solution({
      ...solutionPorts(dataverse, admin, ports),
      way,
      release: () => ports.release,
      readSolution: ports.readSolution,
    }),
    environmentVariables(dataverse, admin.tenantId),
    channelAddress(dataverse, answers.orgUrl),
    kpiEvents(dataverse),
    ...(answers.agents.length === 0 ? [] : [agentsInDynamics(dataverse, answers.profile)]),
    adaptorAnswers(openCall(ports), answers.orgUrl),
  ];
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
  const { newSecret, keyVault: vault, certificate, ring } = options;
  const graph = graphOf(ports);
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
  const api = onlyLook(apiRegistration(graph, entraWishes(answers)));
  const steps = telephonySteps(graph, wishes);
  if (ring === undefined) return [api, ...steps];
  const arm = createArm(armCall(ports), ports.clock, answers.resourceGroup);
  const azure = azureWishes(answers, admin);
  const where =
    answers.adaptorHost === undefined
      ? [subscription(arm, azure), onlyLook(azureTemplate(arm, azure, templateOf(ports)))]
      : [];
  const rung = firstRing({ tenantId: admin.tenantId, agent: ring, secret: () => made }, ports);
  return [agentsExist(graph, [ring]), api, ...where, ...steps, rung];
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
