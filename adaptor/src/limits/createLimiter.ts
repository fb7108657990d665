import type { Clock } from '../base/clock';
import { tooManyRequests } from '../http/problems';
import type { Verifier } from '../identity/createVerifier';
import type { LimitSettings } from '../settings/settings';
import { createConnectionLimit, type ConnectionLimit } from './createConnectionLimit';
import { createRateLimit } from './createRateLimit';
import { limits } from '../settings/limits';

/** All limits of this instance. What throws throws ProblemError 429 with the time to wait. */
export interface Limiter {
  readonly connections: ConnectionLimit;
  /** Takes one message of an agent's softphone. @returns false when there were too many */
  allowsMessage(oid: string): boolean;
  /** One new call of a telephony app. */
  ring(appId: string): void;
  /** One page of the list of agents. */
  listAgents(appId: string): void;
  /** One change of what a telephony app says of itself. */
  register(appId: string): void;
  /** One test ring of an administrator. */
  testRing(oid: string): void;
  /** One more connection of an agent. */
  negotiate(oid: string): void;
  /** The same verifier; each caller that it knows takes one request. */
  counting(verifier: Verifier): Verifier;
}

export function createLimiter(settings: LimitSettings, clock: Clock): Limiter {
  const rings = createRateLimit(settings.ringsPerSecond, clock);
  const apps = createRateLimit(settings.ringsPerSecond * limits.requestsPerRing, clock);
  const agents = createRateLimit(settings.agentRequestsPerSecond, clock);
  const lists = createRateLimit(limits.agentListsPerSecond, clock);
  const registrations = createRateLimit(limits.registrationsPerSecond, clock);
  const testRings = createRateLimit(limits.testRingsPerSecond, clock);
  const connections = createConnectionLimit(settings.connectionsPerUser, clock);
  const pass = (waitMs: number, what: string): void => {
    if (waitMs > 0) throw tooManyRequests(what, waitMs);
  };
  return {
    connections,
    allowsMessage: (oid) => agents.take(oid) === 0,
    ring: (appId) => pass(rings.take(appId), 'This app has offered too many calls in a short time.'),
    listAgents: (appId) => pass(lists.take(appId), 'This app has asked for the list of agents too often.'),
    register: (appId) => pass(registrations.take(appId), 'This app has registered too often.'),
    testRing: (oid) => pass(testRings.take(oid), 'You have asked for a test ring just now.'),
    negotiate: (oid) => pass(connections.waitMs(oid), 'The agent has too many connections already.'),
    counting: (verifier) => ({
      agent: async (authorization) => {
        const agent = await verifier.agent(authorization);
        pass(agents.take(agent.oid), 'The agent has sent too many requests in a short time.');
        return agent;
      },
      telephony: async (authorization) => {
        const app = await verifier.telephony(authorization);
        pass(apps.take(app.appId), 'This app has sent too many requests in a short time.');
        return app;
      },
      signalRService: verifier.signalRService,
    }),
  };
}
