import { adaptorAnswers } from './arm/answersStep';
import { armResource, createArm } from './arm/arm';
import { providers, resourceGroup, subscription, type AzureWishes } from './arm/groupSteps';
import { adaptorPackage, storageNotYet } from './arm/packageStep';
import { azureTemplate } from './arm/templateStep';
import { agentsInDynamics, channelAddress } from './dataverse/agentSteps';
import { createDataverse, isImportRefused } from './dataverse/dataverse';
import { solution } from './dataverse/solutionStep';
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

/** All steps in their order: each needs only what those before it have made. */
export function setupSteps(answers: Answers, admin: Admin, ports: SetupPorts): readonly Step[] {
  const graph = graphOf(ports);
  const wishes = entraWishes(answers);
  const { clock } = ports;
  const arm = createArm(armCall(ports), clock, answers.resourceGroup);
  const azure = azureWishes(answers, admin);
  const dataverse = createDataverse(dataverseCall(answers.orgUrl, ports), answers.orgUrl);
  const { tenantId } = admin;
  const signalR = {
    title: "The SignalR Service's right to ask",
    words: 'the SignalR Service',
    needs: ['signalRPrincipalId'] as const,
  };
  return [
    ...(answers.agents.length === 0 ? [] : [agentsExist(graph, answers.agents)]),
    apiRegistration(graph, wishes),
    pageRegistration(graph, wishes),
    consent(graph),
    subscription(arm, azure),
    providers(arm),
    resourceGroup(arm, azure),
    azureTemplate(arm, azure, ports.readTemplate),
    roleFor(graph, roleNames.upstream, signalR, ({ signalRPrincipalId = '' }) => signalRPrincipalId),
    ...(answers.agents.length === 0 ? [] : [agentsMaySignIn(graph, answers.agents)]),
    assignmentRequired(graph),
    adaptorPackage({ arm, call: armCall(ports, storageNotYet), clock, readPackage: ports.readBuilt }),
    solution({ dataverse, clock, tenantId, version: ports.version, readSolution: ports.readSolution }),
    environmentVariables(dataverse, tenantId),
    channelAddress(dataverse, answers.orgUrl),
    kpiEvents(dataverse),
    ...(answers.agents.length === 0 ? [] : [agentsInDynamics(dataverse, answers.profile)]),
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
      ? [subscription(arm, azure), onlyLook(azureTemplate(arm, azure, ports.readTemplate))]
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
