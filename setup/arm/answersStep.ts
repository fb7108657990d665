import { boolean, is, object, optional, parse } from 'valibot';
import { makeStep, type Planned, type Step } from '../engine/step';
import type { Answer, Ask, Call } from '../http/call';
import { NoAnswer, Refusal } from '../http/refusal';

const healthShape = object({ storage: optional(boolean(), false), signalr: optional(boolean(), false) });

interface SeenAdaptor {
  readonly answers: boolean;
  readonly storage: boolean;
  readonly signalr: boolean;
  /** Whether the organisation's pages may ask it. */
  readonly cors: boolean;
  /** Whether it is the adaptor that asks for a token, and no sign-in page in front of it. */
  readonly asksForToken: boolean;
}

/** Ten minutes: a new role on storage or SignalR is effective late, and the first start is cold. */
const patienceMs = 900_000;

/** Is it well, for the pages of the organisation? */
export function adaptorAnswers(call: Call, organisation: string): Step {
  return makeStep<SeenAdaptor, Planned>({
    part: 'check',
    title: 'The adaptor answers, and reaches storage and SignalR Service',
    needs: ['adaptorHost'],
    intends: 'ask it',
    patienceMs,
    late: {
      happened: 'The adaptor has not been well for 15 minutes.',
      means:
        'Its health, CORS or sign-in is not as it should be; the lines above say which. New roles may take up to half an hour.',
      todo: 'Run the command again in half an hour; if it stays so, the log of the function app names the setting (docs/operate.md).',
    },
    look: async ({ adaptorHost = '' }) => lookAtAdaptor(call, `https://${adaptorHost}/api`, organisation),
    plan: planAdaptor,
    // Nothing to do but to wait.
    apply: () => Promise.resolve(),
  });
}

function planAdaptor(seen: SeenAdaptor): readonly Planned[] {
  const wait = (what: string): Planned => ({ does: 'run', what: `wait until ${what}` });
  if (!seen.answers) return [wait('the adaptor answers')];
  return [
    ...(seen.storage ? [] : [wait('it reaches its storage')]),
    ...(seen.signalr ? [] : [wait('it reaches the SignalR Service')]),
    ...(seen.cors ? [] : [wait("the organisation's pages may ask it (CORS)")]),
    ...(seen.asksForToken ? [] : [wait('it asks for a token itself (App Service authentication must be off)')]),
  ];
}

async function lookAtAdaptor(call: Call, url: string, organisation: string): Promise<SeenAdaptor> {
  const open = { open: true, timeoutMs: 30_000 } as const;
  const health = await refusalOr(call, { method: 'GET', url: `${url}/health`, ...open });
  const preflight = await refusalOr(call, {
    method: 'OPTIONS',
    url: `${url}/negotiate`,
    headers: { Origin: organisation, 'Access-Control-Request-Method': 'POST' },
    ...open,
  });
  const negotiate = await refusalOr(call, { method: 'POST', url: `${url}/negotiate`, ...open });
  const none = { answers: false, storage: false, signalr: false };
  // A page in its place (a sign-in, a proxy) is no answer of the adaptor, and must not end the run that may mend it.
  const well =
    health === undefined || health instanceof Refusal || !is(healthShape, health.body)
      ? none
      : { answers: true, ...parse(healthShape, health.body) };
  const allowed = preflight instanceof Refusal ? undefined : preflight?.headers;
  return {
    ...well,
    cors:
      allowed?.get('access-control-allow-origin') === organisation &&
      allowed.get('access-control-allow-credentials') === 'true',
    asksForToken: negotiate instanceof Refusal && negotiate.status === 401,
  };
}

async function refusalOr(call: Call, ask: Ask): Promise<Answer | Refusal | undefined> {
  try {
    return await call(ask);
  } catch (error) {
    if (error instanceof Refusal) return error;
    if (error instanceof NoAnswer) return undefined;
    throw error;
  }
}
