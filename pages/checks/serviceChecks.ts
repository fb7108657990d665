import { fetchCalls } from '../../CifSoftphone/connection/fetchCalls';
import { parseSoftphoneAnswer } from '../../CifSoftphone/connection/parseSoftphoneAnswer';
import { withTimeout } from '../../CifSoftphone/browser/withTimeout';
import { isFields } from '../../protocol/fields';
import { sendMessageTarget } from '../../protocol/targets';
import { later, type Looked } from './dynamicsChecks';
import { open, right, wrong } from './finding';
import { setupCommand } from './setupCommand';
import type { Found, World } from './world';

const answerMs = 30_000;
const connectMs = 20_000;

export async function signIn({ signInFor, origin }: World, { settings }: Found): Promise<Looked> {
  if (settings === undefined) return later('wait_variables');
  const port = await signInFor(settings);
  const silent = await port.silent();
  if (silent.ok) {
    const token = await port.token();
    if (token.ok) return { finding: right('signin_right'), found: { token: token.token } };
  }
  const { kind = 'SignInNeeded', detail = '' } = silent.ok ? {} : silent.trouble;
  const mend = {
    words: 'signin_mend' as const,
    async run() {
      const outcome = await port.popUp(() => undefined);
      if (!outcome.ok) throw new SignInFailed(outcome.trouble.kind, outcome.trouble.detail);
    },
  };
  if (kind === 'SignInNeeded') return { finding: wrong('signin_needed', kind, { mend }) };
  const copy = setupCommand(origin, '--only entra');
  return { finding: wrong('signin_refused', `${kind} ${detail}`, { values: { code: detail || kind }, mend, copy }) };
}

/** A window that was closed, blocked, or in which the issuer refused. */
class SignInFailed extends Error {
  constructor(kind: string, detail: string | undefined) {
    super(kind);
    this.name = detail === undefined ? kind : `${kind} ${detail}`;
  }
}

export async function adaptor({ fetch, origin }: World, { settings }: Found): Promise<Looked> {
  if (settings === undefined) return later('wait_variables');
  const ask = (signal: AbortSignal) => fetch(`${settings.adaptorUrl}/health`, { credentials: 'omit', signal });
  const answer = await withTimeout(answerMs, ask, () => undefined).catch(() => undefined);
  const copy = setupCommand(origin, '--only azure,check');
  if (answer === undefined) return { finding: wrong('adaptor_none', 'no answer', { copy }) };
  const health: unknown = await answer.json().catch(() => undefined);
  if (!isFields(health) || typeof health['storage'] !== 'boolean') {
    return { finding: wrong('adaptor_other', String(answer.status), { copy }) };
  }
  if (!health['storage']) return { finding: wrong('adaptor_storage', 'storage', { copy }) };
  return {
    finding: health['signalr'] === true ? right('adaptor_right') : wrong('adaptor_signalr', 'signalr', { copy }),
  };
}

/** Negotiates and connects as a softphone does, and sends something that the adaptor cannot read: it says so. */
export async function signalR(world: World, { settings, token }: Found): Promise<Looked> {
  if (settings === undefined) return later('wait_variables');
  if (token === undefined) return later('wait_signin');
  const { fetch, openHub, origin } = world;
  const calls = await fetchCalls({ fetch, adaptorUrl: settings.adaptorUrl }, token);
  if (!calls.ok) {
    const copy = setupCommand(origin, '--only entra,azure');
    return { finding: wrong('signalr_refused', calls.reason, { values: { reason: calls.reason }, copy }) };
  }
  const host = await negotiatedHost(world, settings.adaptorUrl, token);
  const dials = calls.dialling !== undefined || (calls.alsoDialling ?? []).length > 0;
  const found = { dials, ...(host === undefined ? {} : { signalRHost: host }) };
  const hub = openHub(settings.adaptorUrl, token);
  try {
    await withTimeout(connectMs, () => hub.start(), late);
  } catch {
    void hub.stop().catch(() => undefined);
    return { finding: wrong('signalr_failed', 'no connection', { values: { host: host ?? '' } }), found };
  }
  const upstream = await withTimeout(answerMs, () => hub.invoke<unknown>(sendMessageTarget, {}), late).then(
    (answer) => parseSoftphoneAnswer(answer).ok,
    () => false,
  );
  await hub.stop().catch(() => undefined);
  return { finding: right('signalr_right'), found: { ...found, upstream } };
}

const late = (): never => {
  throw new Error('Not in time.');
};

/** Where the SignalR Service is; its token is not looked at. */
async function negotiatedHost({ fetch }: World, adaptorUrl: string, token: string): Promise<string | undefined> {
  const ask = (signal: AbortSignal) =>
    fetch(`${adaptorUrl}/negotiate?negotiateVersion=1`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}` },
      credentials: 'omit',
      signal,
    });
  const answer = await withTimeout(answerMs, ask, () => undefined).catch(() => undefined);
  const body: unknown = await answer?.json().catch(() => undefined);
  const url = isFields(body) ? body['url'] : undefined;
  return typeof url === 'string' && URL.canParse(url) ? new URL(url).host : undefined;
}

export function upstream({ origin }: World, found: Found): Looked {
  if (found.upstream === undefined) return later('wait_connection');
  if (found.upstream) return { finding: right('upstream_right') };
  return { finding: wrong('upstream_failed', 'no answer', { copy: setupCommand(origin, '--only azure') }) };
}

/** What a strict policy must name. */
export function csp({ blocked }: World, { settings, signalRHost, upstream: isConnected }: Found): Looked {
  if (settings === undefined) return later('wait_variables');
  const adaptorOrigin = new URL(settings.adaptorUrl).origin;
  const issuer = new URL(settings.authority).origin;
  const service = signalRHost ?? '<name>.service.signalr.net';
  const copy = `connect-src ${adaptorOrigin} https://${service} wss://${service} ${issuer}\nframe-src ${issuer}`;
  const refused = blocked();
  if (refused.length > 0) {
    const tells = `${refused.length} blocked`;
    return { finding: wrong('csp_blocked', tells, { values: { hosts: refused.join(', ') }, copy }) };
  }
  if (signalRHost === undefined || isConnected === undefined) return { finding: open('csp_open', { copy }) };
  return { finding: { ...right('csp_right'), copy } };
}
