import { onlyLook, type Step } from './engine/step';
import { agentsMaySignIn, assignmentRequired, consent } from './entra/grantSteps';
import { createGraph, graphResource, notInAllReplicas, type Graph } from './entra/graph';
import { apiRegistration, pageRegistration } from './entra/registrationSteps';
import { telephonySteps } from './entra/telephonySteps';
import { createCall } from './http/call';
import type { Answers, RunOptions } from './options';
import type { SetupPorts } from './ports';
import { keyVault, shownOnce } from './secretPlaces';

/** All steps in their order: each needs only what those before it have made. */
export function setupSteps(answers: Answers, ports: SetupPorts): readonly Step[] {
  const graph = graphOf(ports);
  const wishes = entraWishes(answers);
  return [
    apiRegistration(graph, wishes),
    pageRegistration(graph, wishes),
    consent(graph),
    ...(answers.agents.length === 0 ? [] : [agentsMaySignIn(graph, answers.agents)]),
    assignmentRequired(graph),
  ];
}

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
