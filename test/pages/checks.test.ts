import type { Hub } from '../../CifSoftphone/connection/hub';
import type { SignIn } from '../../CifSoftphone/connection/signIn';
import { kpiEventDefinitions } from '../../protocol/kpiEventDefinitions';
import { readWishes } from '../../setup/options';
import { checkIds, type CheckId } from '../../pages/checks/finding';
import { SetupRun } from '../../pages/checks/setupRun';
import { supportText } from '../../pages/checks/supportText';
import type { World } from '../../pages/checks/world';
import { cookieCall } from '../../pages/dynamics/cookieCall';
import { createPageDynamics } from '../../pages/dynamics/pageDynamics';

const origin = 'https://contoso.crm.dynamics.com';
const variables = {
  cti_AdaptorFunctionUrl: 'https://adaptor.example.net/api',
  cti_ClientId: '11111111-1111-4111-8111-111111111111',
  cti_Authority: 'https://login.microsoftonline.com/22222222-2222-4222-8222-222222222222',
  cti_Scope: 'api://33333333-3333-4333-8333-333333333333/functionuser',
};

interface Wishes {
  readonly adaptor?: (path: string, init: RequestInit) => Response | undefined;
  /** The organisation's. */
  readonly settings?: string;
  readonly signIn?: Partial<SignIn>;
  readonly hub?: Partial<Hub>;
  readonly blocked?: readonly string[];
  readonly dataverse?: (url: URL, method: string) => Response | undefined;
}

const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

/** An organisation and an adaptor that are right, but for what a test wishes. */
function worldOf(wishes: Wishes): World {
  const ask = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input), origin);
    if (url.host === 'adaptor.example.net') {
      const given = wishes.adaptor?.(url.pathname, init);
      if (given !== undefined) return given;
      if (url.pathname === '/api/health') return json({ status: 'ok', storage: true, signalr: true });
      if (url.pathname === '/api/calls') return json({ calls: [] });
      return json({ url: 'https://hub.service.signalr.net/client/?hub=x', accessToken: 'secret' });
    }
    if (!url.pathname.startsWith('/api/')) return new Response('', { status: 200 });
    const given = wishes.dataverse?.(url, init.method ?? 'GET');
    if (given !== undefined) return given;
    if (url.pathname.endsWith('/msdyn_channelproviders'))
      return json({ error: { code: '0x80060888', message: 'Resource not found.' } }, 404);
    if (url.pathname.endsWith('/environmentvariabledefinitions')) {
      const one = {
        environmentvariabledefinitionid: 'd',
        schemaname: 'cti_Settings_01',
        defaultvalue: wishes.settings,
      };
      return json({ value: wishes.settings === undefined ? [] : [one] });
    }
    if (url.pathname.endsWith('/msdyn_ciproviders')) return json({ value: [] });
    if (url.pathname.endsWith('/solutions'))
      return json({ value: [{ solutionid: 's', version: '1.0.0.0', ismanaged: true }] });
    if (url.pathname.endsWith('/roles'))
      return json({ value: [{ name: 'CIF Softphone agent' }, { name: 'CIF Softphone administrator' }] });
    return json({ error: { code: 'x', message: 'prvReadThing' } }, 403);
  };
  const signIn = {
    silent: () => Promise.resolve({ ok: true, agent: { name: 'Cora', oid: 'o' } }),
    token: () => Promise.resolve({ ok: true, token: 'secret' }),
    ...wishes.signIn,
  } as SignIn;
  const hub = {
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    invoke: () => Promise.resolve({ ok: false, reason: 'invalid' }),
    ...wishes.hub,
  } as unknown as Hub;
  return {
    dynamics: createPageDynamics(
      cookieCall({ fetch: ask, clock: { now: () => 0, wait: () => Promise.resolve() } }),
      origin,
    ),
    origin,
    fetch: ask,
    readVariables: () => Promise.resolve(variables),
    signInFor: () => Promise.resolve(signIn),
    openHub: () => hub,
    wait: () => Promise.resolve(),
    testRingWords: 'Test ring',
    blocked: () => wishes.blocked ?? [],
  };
}

async function looked(wishes: Wishes = {}): Promise<SetupRun> {
  const run = new SetupRun(worldOf(wishes), {}, () => undefined);
  await run.look();
  return run;
}

const lineOf = (run: SetupRun, id: CheckId) => run.lines().find((line) => line.id === id);
const said = (run: SetupRun, id: CheckId): string | undefined => lineOf(run, id)?.finding?.says[0]?.key;

describe('the set-up page', () => {
  it('finds an organisation without CIF 2.0 right without provider, profile, templates and events', async () => {
    const run = await looked();
    const states = run.lines().map(({ id, finding }) => `${id} ${finding?.state}`);
    expect(states.slice(0, 14)).toEqual(checkIds.slice(0, 14).map((id) => `${id} right`));
    expect(said(run, 'provider')).toBe('provider_none');
  });

  it('tells that nothing is counted while Enable Analytics is off, and switches it on', async () => {
    let isOn = false;
    const patched: string[] = [];
    const names = kpiEventDefinitions.map(({ name }) => ({ msdyn_kpieventdefinitionid: name, msdyn_name: name }));
    const run = await looked({
      dataverse: ({ pathname }, method) => {
        if (method === 'PATCH') {
          patched.push(pathname);
          isOn = true;
          return new Response(null, { status: 204 });
        }
        if (pathname.endsWith('/msdyn_kpieventdefinitions')) return json({ value: names });
        if (!pathname.endsWith('/msdyn_channelproviders')) return undefined;
        return json({ value: [{ msdyn_channelproviderid: 'p', msdyn_channelurl: '', msdyn_enableanalytics: isOn }] });
      },
    });
    expect([said(run, 'kpi'), lineOf(run, 'kpi')?.finding?.mend?.words]).toEqual(['kpi_off', 'kpi_mendOff']);
    await run.mend('kpi');
    expect([said(run, 'kpi'), patched]).toEqual(['kpi_right', ['/api/data/v9.2/msdyn_channelproviders(p)']]);
  });

  it.each([
    ['right', 'settings_none', undefined, {}],
    ['right', 'settings_right', '{"screenPop":"ring","wrapUpSeconds":30}', { count: '2' }],
    ['wrong', 'settings_broken', '{"screenPop":', {}],
    [
      'wrong',
      'settings_faulty',
      '{"screenPop":"ring","ring":{"volumePercent":500},"colour":"red"}',
      { names: 'ring.volumePercent, colour' },
    ],
  ])("tells of the organisation's settings: %s, %s", async (state, key, settings, values) => {
    const run = await looked(settings === undefined ? {} : { settings });
    const finding = lineOf(run, 'settings')?.finding;
    expect([finding?.state, finding?.says]).toEqual([state, [{ key, values }]]);
    expect(finding?.copy).toBe(state === 'wrong' ? `${origin}/WebResources/cti_/softphone/settings.html` : undefined);
  });

  it('names hosts that a content security policy keeps it from, with the lines to add', async () => {
    const run = await looked({
      blocked: ['hub.service.signalr.net'],
      hub: { start: () => Promise.reject(new Error()) },
    });
    expect(said(run, 'csp')).toBe('csp_blocked');
    expect(lineOf(run, 'csp')?.finding?.copy).toBe(
      'connect-src https://adaptor.example.net https://hub.service.signalr.net wss://hub.service.signalr.net https://login.microsoftonline.com\n' +
        'frame-src https://login.microsoftonline.com',
    );
    expect(said(run, 'signalr')).toBe('signalr_failed');
  });

  it.each([
    ['adaptor_none', () => Response.error()],
    ['adaptor_other', () => new Response('<html>Sign in</html>')],
    ['adaptor_storage', () => json({ status: 'degraded', storage: false, signalr: true }, 503)],
    ['adaptor_signalr', () => json({ status: 'degraded', storage: true, signalr: false }, 503)],
  ])('says %s', async (key, answer) => {
    const adaptor = (path: string) => {
      if (path !== '/api/health') return undefined;
      if (key === 'adaptor_none') throw new TypeError('Failed to fetch');
      return answer();
    };
    expect(said(await looked({ adaptor }), 'adaptor')).toBe(key);
  });

  it('tells a token that the adaptor refuses from a connection that is not made, and from an upstream that is missing', async () => {
    const refused = await looked({ adaptor: (path) => (path === '/api/calls' ? json({}, 401) : undefined) });
    expect([said(refused, 'signalr'), said(refused, 'upstream')]).toEqual(['signalr_refused', 'wait_connection']);
    const lost = await looked({ hub: { invoke: () => Promise.reject(new Error('no upstream')) } as Partial<Hub> });
    expect([said(lost, 'signalr'), said(lost, 'upstream')]).toEqual(['signalr_right', 'upstream_failed']);
  });

  it('offers the sign-in, says why one failed, and looks at all that waits for it after one that worked', async () => {
    let isSignedIn = false;
    const outcomes = [false, true];
    const needed = { ok: false, again: false, trouble: { kind: 'SignInNeeded' } } as const;
    const signIn: Partial<SignIn> = {
      silent: () => Promise.resolve(isSignedIn ? { ok: true, agent: { name: 'Cora', oid: 'o' } } : needed),
      popUp: () => {
        isSignedIn = outcomes.shift() ?? false;
        return Promise.resolve(
          isSignedIn
            ? { ok: true, agent: { name: 'Cora', oid: 'o' } }
            : { ok: false, again: false, trouble: { kind: 'SignInPopupBlocked' } },
        );
      },
    };
    const run = await looked({ signIn });
    expect([said(run, 'signin'), said(run, 'signalr')]).toEqual(['signin_needed', 'wait_signin']);
    await run.mend('signin');
    expect(lineOf(run, 'signin')?.failed).toBe('SignInPopupBlocked');
    await run.mend('signin');
    expect([said(run, 'signin'), said(run, 'upstream')]).toEqual(['signin_right', 'upstream_right']);
  });

  const took = { callId: 'c1', connections: 2, storedAfterMs: 12, pushedAfterMs: 40, endsInMs: 20_000 };
  const seenAs =
    (...seen: readonly object[]) =>
    (path: string) => {
      if (path === '/api/testRing') return json(took, 202);
      const left = [...seen];
      return path === '/api/testRing/c1' ? json(left.length > 1 ? left.shift() : left[0]) : undefined;
    };

  it.each([
    ['right', 'ring_shown', seenAs({ state: 'rings', shownAfterMs: 310, notifiedAfterMs: 90 })],
    ['right', 'ring_host', seenAs({ state: 'over', notifiedAfterMs: 90 })],
    ['wrong', 'ring_unseen', seenAs({ state: 'over' })],
    ['wrong', 'ring_unseen', seenAs({ state: 'rings' })],
    [
      'wrong',
      'ring_lost',
      (path: string) =>
        path === '/api/testRing' ? json(took, 202) : path.startsWith('/api/testRing/') ? json({}, 503) : undefined,
    ],
    ['wrong', 'ring_old', (path: string) => (path === '/api/testRing' ? new Response('', { status: 404 }) : undefined)],
    [
      'wrong',
      'ring_noRight',
      (path: string) => (path === '/api/testRing' ? json({ code: 'not-allowed' }, 403) : undefined),
    ],
    [
      'wrong',
      'ring_notOpen',
      (path: string) => (path === '/api/testRing' ? json({ code: 'agent-not-connected' }, 409) : undefined),
    ],
    [
      'wrong',
      'ring_tooSoon',
      (path: string) => (path === '/api/testRing' ? json({ code: 'too-many-requests' }, 429) : undefined),
    ],
    [
      'wrong',
      'ring_push',
      (path: string) => (path === '/api/testRing' ? json({ code: 'push-failed' }, 503) : undefined),
    ],
    [
      'wrong',
      'ring_failed',
      (path: string) => (path === '/api/testRing' ? json({ code: 'unavailable' }, 503) : undefined),
    ],
    [
      'wrong',
      'ring_failed',
      (path: string) => {
        if (path === '/api/testRing') throw new TypeError('Failed to fetch');
        return undefined;
      },
    ],
  ])('ends with a test ring that is %s: %s', async (state, key, adaptor) => {
    const run = await looked({ adaptor });
    expect(said(run, 'ring')).toBe('ring_ready');
    await run.try('ring');
    expect([lineOf(run, 'ring')?.finding?.state, said(run, 'ring')]).toEqual([state, key]);
    // It can be pressed again.
    expect(lineOf(run, 'ring')?.finding?.trial?.words).toBe('ring_press');
  });

  it('asks for a new token before it says that the right to a test ring lacks: it may have been given since', async () => {
    const tokens: (string | undefined)[] = [];
    const run = await looked({
      signIn: {
        token: (options) => Promise.resolve({ ok: true, token: options?.fresh === true ? 'fresh' : 'secret' }),
      },
      adaptor: (path, { headers }) => {
        if (!path.startsWith('/api/testRing')) return undefined;
        const given = new Headers(headers).get('authorization') ?? undefined;
        tokens.push(given);
        if (given !== 'Bearer fresh') return json({ code: 'not-allowed' }, 403);
        return path === '/api/testRing' ? json(took, 202) : json({ state: 'rings', shownAfterMs: 5 });
      },
    });
    await run.try('ring');
    expect([said(run, 'ring'), tokens]).toEqual(['ring_shown', ['Bearer secret', 'Bearer fresh', 'Bearer fresh']]);
  });

  it('says meanwhile that it rings, and drops what comes after another look', async () => {
    const said: (string | undefined)[] = [];
    const world = worldOf({ adaptor: seenAs({ state: 'rings', shownAfterMs: 5 }) });
    const run: SetupRun = new SetupRun(world, {}, () => said.push(lineOf(run, 'ring')?.finding?.says[0]?.key));
    await run.look();
    const trial = run.try('ring');
    await run.look();
    await trial;
    expect(lineOf(run, 'ring')?.finding?.says[0]?.key).toBe('ring_ready');
    await run.try('ring');
    expect(said.filter((key) => key?.startsWith('ring_r') === true)).toContain('ring_rings');
  });

  it('goes on where Dynamics refuses a look, and says which right lacks', async () => {
    const dataverse = (url: URL) =>
      url.pathname.endsWith('/solutions')
        ? json({ error: { code: '0x80040220', message: 'User is missing prvReadSolution privilege.' } }, 403)
        : undefined;
    const run = await looked({ dataverse });
    expect(lineOf(run, 'package')?.finding).toMatchObject({
      state: 'open',
      says: [{ key: 'look_failed', values: { reason: '403 0x80040220 prvReadSolution' } }],
    });
    expect(said(run, 'roles')).toBe('roles_right');
  });

  it('gives support a result without tokens, hosts and names', async () => {
    const run = await looked({ blocked: ['hub.service.signalr.net'] });
    const text = supportText(run.lines(), '1.0.0', new Date('2026-11-28T01:02:03Z'));
    expect(text).toMatch(
      /^CIF Softphone 1\.0\.0, set-up page, 2026-11-28T01:02Z\nvariables: right\nsettings: right\npackage: right, 1/,
    );
    expect(text).toContain('\ncsp: wrong, 1 blocked\n');
    expect(text).not.toMatch(/secret|Cora|example\.net|signalr\.net|dynamics\.com|1111/);
  });

  it('names only commands that npm run setup takes', async () => {
    const wishes = {
      dataverse: (url: URL) => (url.pathname.endsWith('/solutions') ? json({ value: [] }) : undefined),
      adaptor: (path: string) =>
        path === '/api/calls' ? json({}, 401) : json({ storage: false, signalr: false }, 503),
    };
    const commands = (await looked(wishes))
      .lines()
      .map(({ finding }) => finding?.copy ?? '')
      .filter((copy) => copy.startsWith('npm run setup -- '));
    expect(commands.length).toBeGreaterThan(3);
    for (const command of commands) {
      expect(() => readWishes(command.replace('npm run setup -- ', '').split(' '), () => ({}))).not.toThrow();
    }
  });
});
