import type { Clock } from '../engine/ports';
import { NoAnswer, readRefusal, Refusal } from './refusal';

export interface Ask {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
  readonly url: string;
  readonly json?: unknown;
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Without a token, for addresses that are open to all. */
  readonly open?: boolean;
  /** A POST that does no harm when it is done twice. */
  readonly again?: true;
  /** For what takes long by its nature, such as sending a package. */
  readonly timeoutMs?: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed where it is JSON, else the text. */
  readonly body: unknown;
}

export type Call = (ask: Ask) => Promise<Answer>;

export interface CallPorts {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** @param claims what the service wants to be proven besides, after it refused a token */
  readonly token: (claims?: string) => Promise<string>;
  /** For who asks again by itself: every refusal is told at once. */
  readonly impatient?: true;
  /** A refusal that the caller waits for itself, because it has to look again before it asks again. */
  readonly leave?: (refusal: Refusal) => boolean;
  /** A refusal that only means "not everywhere yet": asked again for a while. */
  readonly notYet?: (refusal: Refusal) => boolean;
}

const usualTimeoutMs = 60_000;
const notYetEveryMs = 5_000;
/** As long as Microsoft's own command line waits for a new object of Entra ID: 36 times 5 s. */
const notYetForMs = 180_000;
/** A service that throttles says how long; one that never stops is told as a failure. */
const throttledForMs = 600_000;
const unsaidWaitMs = 5_000;
/** "At once" is no time: it has just refused. */
const shortestWaitMs = 1_000;
const noAnswerTries = 3;

/**
 * One service's way of being asked: with its token, a time-out for each request, and patience for what passes by itself.
 * @throws Refusal for every other answer that is no success, NoAnswer
 */
export function createCall(ports: CallPorts): Call {
  return async (ask) => {
    const started = ports.clock.now();
    let silent = 0;
    let claims: string | undefined;
    for (;;) {
      try {
        return await askOnce(ports, ask, claims);
      } catch (error) {
        const waited = ports.clock.now() - started;
        if (error instanceof NoAnswer && isRepeatable(ask) && (silent += 1) < noAnswerTries) {
          await ports.clock.wait(unsaidWaitMs);
          continue;
        }
        if (!(error instanceof Refusal)) throw error;
        const asked = error instanceof MoreClaims && claims === undefined ? error.claims : undefined;
        const wait = asked === undefined ? waitFor(error, ask, waited, ports) : 0;
        if (wait === undefined) throw error;
        claims = asked ?? claims;
        await ports.clock.wait(wait);
      }
    }
  };
}

/** A token that is good, but not for this: the service says what else it wants. */
class MoreClaims extends Refusal {
  constructor(
    refusal: Refusal,
    readonly claims: string,
  ) {
    super(refusal.asked, refusal.status, refusal.code, refusal.text, undefined);
  }
}

/** How long to wait before asking again; `undefined` when that would not help. */
function waitFor(refusal: Refusal, ask: Ask, waited: number, ports: CallPorts): number | undefined {
  if (ports.impatient || ports.leave?.(refusal) === true) return undefined;
  const { status, retryAfterMs } = refusal;
  // A 503 may come from something in between, after the deed: a second secret, or a second ring, must not come of it.
  if (status === 429 || (status === 503 && (isRepeatable(ask) || ask.again === true))) {
    // Asked before the time that it says, it refuses again, and many a service then for longer.
    const wait = Math.max(retryAfterMs ?? unsaidWaitMs, shortestWaitMs);
    return waited + wait <= throttledForMs ? wait : undefined;
  }
  const passes = status >= 500 ? isRepeatable(ask) && waited < notYetForMs / 6 : ports.notYet?.(refusal) === true;
  return passes && waited < notYetForMs ? notYetEveryMs : undefined;
}

/** What does the same when it is done twice. */
const isRepeatable = ({ method }: Ask): boolean => method !== 'POST';

async function askOnce(ports: CallPorts, ask: Ask, claims: string | undefined): Promise<Answer> {
  const { method, url, json, bytes, headers, open, timeoutMs } = ask;
  const { host, pathname } = new URL(url);
  const asked = { method, host, path: pathname };
  const body = json === undefined ? bytes : JSON.stringify(json);
  const token: Record<string, string> = open === true ? {} : { Authorization: `Bearer ${await ports.token(claims)}` };
  let answer: Response;
  let text: string;
  try {
    answer = await ports.fetch(url, {
      method,
      headers: { ...(json === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers, ...token },
      ...(body === undefined ? {} : { body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs ?? usualTimeoutMs),
    });
    text = await answer.text();
  } catch {
    // What failed in the network names addresses, no secret; but nobody is helped by it.
    throw new NoAnswer(asked);
  }
  const parsed = readText(text);
  if (answer.ok) return { status: answer.status, headers: answer.headers, body: parsed };
  const { code, text: said } = readRefusal(parsed);
  const refusal = new Refusal(asked, answer.status, code, said, readRetryAfter(answer.headers, ports.clock.now()));
  const wanted = answer.status === 401 ? readClaims(answer.headers.get('www-authenticate')) : undefined;
  throw wanted === undefined ? refusal : new MoreClaims(refusal, wanted);
}

function readText(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}

/** `Retry-After` in seconds or as a date. */
function readRetryAfter(headers: Headers, now: number): number | undefined {
  const text = headers.get('retry-after');
  if (text === null) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/** The claims challenge of conditional access, base64 in `WWW-Authenticate`. */
function readClaims(header: string | null): string | undefined {
  const found = /\bclaims="([^"]+)"/.exec(header ?? '')?.[1];
  return found === undefined ? undefined : Buffer.from(found, 'base64').toString('utf8');
}
