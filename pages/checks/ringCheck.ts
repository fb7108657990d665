import { withTimeout } from '../../CifSoftphone/browser/withTimeout';
import { isFields, type Fields } from '../../protocol/fields';
import type { LineSettings } from '../../CifSoftphone/core/settings/lineSettings';
import { later, type Looked } from './dynamicsChecks';
import { open, right, wrong, type Finding, type Trial } from './finding';
import { setupCommand } from './setupCommand';
import type { Found, World } from './world';

const answerMs = 30_000;
const lookEveryMs = 500;
/** The ring's end is seen by a sweep of the adaptor at the latest. */
const spareMs = 6_000;

/** From the adaptor's storage to the admin's own screen, with the admin's own right: no telephony system takes part. */
export function ring(world: World, { settings, token, upstream }: Found): Looked {
  if (settings === undefined) return later('wait_variables');
  if (token === undefined) return later('wait_signin');
  if (upstream !== true) return later('wait_connection');
  return { finding: open('ring_ready', { trial: trialOf(world, settings, token) }) };
}

const trialOf = (world: World, settings: LineSettings, token: string): Trial => ({
  words: 'ring_press',
  run: async (tell) => {
    const again = { trial: trialOf(world, settings, token) };
    const finding = await ringOnce(world, settings, token, (meanwhile) => tell({ ...meanwhile, ...again }));
    return { ...finding, ...again };
  },
});

interface Answer {
  /** 0: there was none. */
  readonly status: number;
  readonly body: Fields;
}

async function ringOnce(world: World, settings: LineSettings, known: string, tell: (finding: Finding) => void) {
  const ask = (token: string) =>
    answerOf(world, `${settings.adaptorUrl}/testRing`, token, {
      method: 'POST',
      body: JSON.stringify({ words: world.testRingWords }),
    });
  let token = known;
  let answer = await ask(token);
  if (answer.status === 401 || answer.status === 403) {
    // A right that was given since is in the next token only.
    const fresh = await (await world.signInFor(settings)).token({ fresh: true });
    if (fresh.ok) {
      ({ token } = fresh);
      answer = await ask(token);
    }
  }
  if (answer.status !== 202) return notRung(answer, world);
  const { callId, connections, storedAfterMs, pushedAfterMs, endsInMs } = answer.body;
  const values = { stored: String(storedAfterMs), pushed: String(pushedAfterMs), count: String(connections) };
  tell(open('ring_rings', { values }));
  const looks = Math.ceil((Number(endsInMs) + spareMs) / lookEveryMs) || 1;
  const url = `${settings.adaptorUrl}/testRing/${encodeURIComponent(String(callId))}`;
  let seen: Answer = { status: 0, body: {} };
  for (let look = 0; look < looks && !isDecided(seen); look += 1) {
    await world.wait(lookEveryMs);
    seen = await answerOf(world, url, token, {});
  }
  return toldOf(seen, values);
}

const isDecided = ({ body }: Answer): boolean => body['state'] === 'over' || typeof body['shownAfterMs'] === 'number';

/** What reached the screen; the notification counts where the panel was not in sight. */
function toldOf({ status, body }: Answer, values: Readonly<Record<string, string>>): Finding {
  const { shownAfterMs, notifiedAfterMs } = body;
  if (typeof shownAfterMs === 'number') return right('ring_shown', { ...values, shown: String(shownAfterMs) });
  if (typeof notifiedAfterMs === 'number') return right('ring_host', { ...values, shown: String(notifiedAfterMs) });
  if (status !== 200) return wrong('ring_lost', `look ${status}`, { values: { ...values, reason: String(status) } });
  return wrong('ring_unseen', 'unseen', { values });
}

function notRung({ status, body }: Answer, { origin }: World): Finding {
  const code = typeof body['code'] === 'string' ? body['code'] : String(status);
  switch (status) {
    case 403:
      return wrong('ring_noRight', code, { copy: setupCommand(origin, '--only entra') });
    case 404:
      return wrong('ring_old', code, { copy: setupCommand(origin, '--only azure,check') });
    case 409:
      return wrong('ring_notOpen', code);
    case 429:
      return wrong('ring_tooSoon', code);
    default:
      return wrong(code === 'push-failed' ? 'ring_push' : 'ring_failed', code, { values: { reason: code } });
  }
}

async function answerOf({ fetch }: World, url: string, token: string, init: RequestInit): Promise<Answer> {
  const none: Answer = { status: 0, body: {} };
  const ask = async (signal: AbortSignal): Promise<Answer> => {
    const answer = await fetch(url, {
      ...init,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      credentials: 'omit',
      cache: 'no-store',
      signal,
    });
    const body: unknown = await answer.json().catch(() => undefined);
    return { status: answer.status, body: isFields(body) ? body : {} };
  };
  return withTimeout(answerMs, ask, () => none).catch(() => none);
}
