import { adaptorAnswers } from './arm/answersStep';
import { armResource, createArm } from './arm/arm';
import { providers, resourceGroup, subscription, type AzureWishes } from './arm/groupSteps';
import { adaptorPackage, storageNotYet } from './arm/packageStep';
import { azureTemplate } from './arm/templateStep';
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

/** `setup telephony NAME` */
export function telephonyCommand(
  system: string,
  answers: Answers,
  { newSecret, keyVault: vault, certificate }: RunOptions,
  ports: SetupPorts,
): readonly Step[] {
  const graph = graphOf(ports);
  const wishes = {
    installation: answers.name,
    system,
    newSecret,
    place: vault === undefined ? shownOnce(ports) : keyVault(vault, ports),
    now: ports.clock.now,
    ...(certificate === undefined ? {} : { certificate: ports.readText(certificate) }),
  };
  return [onlyLook(apiRegistration(graph, entraWishes(answers))), ...telephonySteps(graph, wishes)];
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
