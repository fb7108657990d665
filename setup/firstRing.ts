import { object, string } from 'valibot';
import { SetupFailure } from './engine/failure';
import { makeStep, type Planned, type Step } from './engine/step';
import { createCall, type Call } from './http/call';
import { askFor } from './http/readAnswer';
import { Refusal } from './http/refusal';
import type { SetupPorts } from './ports';

const tokenShape = object({ access_token: string() });
/** A new secret, role or app that Entra ID does not know everywhere yet. */
const notKnownYet = /AADSTS(7000215|700016|7000222|65001|501051)/;
const retryMs = 10_000;
/** A role that was just given is in no token for a while. */
const longestMs = 300_000;

export interface RingWishes {
  readonly tenantId: string;
  /** As the admin named the agent. */
  readonly agent: string;
  /** Object id of who is rung, in place of the agent that was looked up. */
  readonly agentId?: string;
  /** Without a secret of this run nothing is rung, in place of a failure. */
  readonly ifNew?: true;
  /** The secret that was made in this run; nobody can read an older one. */
  readonly secret: () => string | undefined;
}

/** The whole way once: a token as the telephony system gets it, and a ring to an agent. */
export function firstRing(wishes: RingWishes, ports: SetupPorts): Step {
  const { tenantId, agent, secret, agentId, ifNew } = wishes;
  const { fetch, clock, desk } = ports;
  const open = createCall({
    fetch,
    clock,
    token: () => Promise.resolve(''),
    notYet: ({ text }) => notKnownYet.test(text),
  });
  let told: string | undefined;
  return makeStep<string | undefined, Planned>({
    part: 'check',
    title: `A test ring to ${agent}`,
    needs: [
      'telephonyClientId',
      'apiClientId',
      'adaptorHost',
      ...(agentId === undefined ? (['agentIds'] as const) : []),
    ],
    intends: 'ring once',
    look: () => Promise.resolve(told),
    plan: (rung) =>
      rung !== undefined || (ifNew === true && secret() === undefined) ? [] : [{ does: 'run', what: 'the ring' }],
    note: (rung) =>
      rung === undefined && ifNew === true && secret() === undefined
        ? ['not rung: the secret was made in an earlier run (--new-secret makes another one)']
        : [],
    async apply(_change, { telephonyClientId = '', apiClientId = '', adaptorHost = '', agentIds = [] }) {
      const clientSecret = secret();
      if (clientSecret === undefined) throw secretUnknown();
      const signIn = {
        client_id: telephonyClientId,
        client_secret: clientSecret,
        scope: `api://${apiClientId}/.default`,
      };
      const until = clock.now() + longestMs;
      while (told === undefined) {
        const token = await appToken(open, tenantId, signIn);
        told = await ring({ fetch, clock }, token, adaptorHost, agentId ?? agentIds[0] ?? '').catch(
          (error: unknown) => {
            const isEarly = error instanceof Refusal && (error.status === 401 || error.status === 403);
            if (!isEarly || clock.now() > until) throw error;
            return undefined;
          },
        );
        if (told === undefined) await clock.wait(retryMs);
      }
      desk.say(`      ${told}`);
    },
  });
}

async function appToken(call: Call, tenantId: string, signIn: Readonly<Record<string, string>>): Promise<string> {
  const form = new URLSearchParams({ grant_type: 'client_credentials', ...signIn });
  const answer = await askFor(call, tokenShape, {
    method: 'POST',
    url: `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`,
    bytes: new TextEncoder().encode(form.toString()),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    open: true,
    again: true,
  });
  return answer.access_token;
}

/** @returns what came of it, in words */
async function ring(
  { fetch, clock }: Pick<SetupPorts, 'fetch' | 'clock'>,
  token: string,
  host: string,
  userId: string,
): Promise<string> {
  const call = createCall({ fetch, clock, token: () => Promise.resolve(token) });
  // A number that is nobody's.
  const message = JSON.stringify({ PhoneNumber: '+12025550123', comments: 'Test ring of the set-up' });
  try {
    await call({ method: 'POST', url: `https://${host}/api/SendMessageToUser`, json: { userId, message } });
    return 'it rings where the agent has a softphone open';
  } catch (error) {
    if (!(error instanceof Refusal && error.status === 409)) throw error;
    return 'the adaptor took it; the agent has no softphone open, so nothing rang';
  }
}

const secretUnknown = (): SetupFailure =>
  new SetupFailure({
    happened: 'A test ring needs the secret of the telephony system, which was made in an earlier run.',
    means: 'Nobody can read it again, this command neither.',
    todo: 'Add --new-secret (one more secret; the old one stays until you remove it), or let the telephony system ring.',
  });
