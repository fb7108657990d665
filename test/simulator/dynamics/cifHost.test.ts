import { CifHost } from '../../../simulator/dynamics/page/cif/cifHost';
import { readCifToggles } from '../../../simulator/dynamics/page/cif/cifToggles';
import {
  defaultQueueOptions,
  NotificationQueue,
  type ShownNotification,
} from '../../../simulator/dynamics/page/cif/notificationQueue';
import type { RecordPort } from '../../../simulator/dynamics/page/cif/recordMethods';
import { argumentChecks } from '../../../simulator/dynamics/page/library/argumentChecks';
import { toRejection, toResult } from '../../../simulator/dynamics/page/library/results';
import { Workspace } from '../../../simulator/dynamics/page/model/workspace';
import type { NotificationTemplate, SessionTemplate } from '../../../simulator/dynamics/solution/organisation';

const ring: NotificationTemplate = {
  uniqueName: 'ring',
  title: '{headerText}',
  icon: undefined,
  timeoutSeconds: 10,
  showTimeout: true,
  autoAccept: false,
  acceptText: 'Accept',
  rejectText: 'Reject',
  showReject: true,
  desktopMode: 'never',
  theme: 'light',
  fields: [{ title: 'Phone', value: '{phoneNumber}' }],
};
const callTemplate: SessionTemplate = {
  uniqueName: 'call',
  title: 'Call from {customer}',
  kind: 'generic',
  panelMode: 'docked',
  anchorTab: undefined,
  tabs: [],
};

/** Time stands still until `pass` is called. */
function stoppedClock() {
  let nowMs = 0;
  let timers: { atMs: number; callback: () => void }[] = [];
  return {
    now: () => nowMs,
    setTimeout: (callback: () => void, delayMs: number) => {
      const timer = { atMs: nowMs + delayMs, callback };
      timers.push(timer);
      return timer;
    },
    clearTimeout: (timer: unknown) => {
      timers = timers.filter((candidate) => candidate !== timer);
    },
    pass: (durationMs: number) => {
      nowMs += durationMs;
      const due = timers.filter((timer) => timer.atMs <= nowMs);
      timers = timers.filter((timer) => timer.atMs > nowMs);
      due.forEach((timer) => timer.callback());
    },
  };
}

function host(toggles = '', rows: readonly Readonly<Record<string, unknown>>[] = [], version: 1 | 2 = 2) {
  const cif = readCifToggles(toggles);
  const workspace = new Workspace(
    { sessions: [callTemplate], tabs: [] },
    { sessions: cif.sessionLimit, tabs: 10 },
    { kind: 'list', entityName: 'contact' },
    'docked',
  );
  const clock = stoppedClock();
  let shown: readonly ShownNotification[] = [];
  const options = { ...defaultQueueOptions, visible: cif.visibleNotifications, onCancel: cif.onCancel };
  const queue = new NotificationQueue(clock, options, (now) => (shown = now));
  const raised: [string, unknown][] = [];
  const did: string[] = [];
  const records: RecordPort = {
    list: (_entity, query) => {
      did.push(`list ${query}`);
      return Promise.resolve(rows);
    },
    retrieve: () => Promise.resolve(rows[0] ?? {}),
    create: () => Promise.resolve('new-id'),
    update: () => Promise.resolve(),
    remove: () => Promise.resolve(),
    idOf: (_entity, row) => String(row['contactid']),
    nameOf: () => Promise.resolve('Maria Silva'),
    openRecord: (entity, id) => did.push(`record ${entity} ${id}`),
    openSearch: (text) => did.push(`search ${text}`),
    openNew: () => Promise.resolve('saved-id'),
    refresh: () => undefined,
  };
  const logged: string[] = [];
  const made = new CifHost({
    workspace,
    queue,
    version,
    provider: { uniqueName: 'p', label: 'P', channelUrl: '/', clickToAct: true, sortOrder: 0, customParams: undefined },
    notificationTemplates: [ring],
    toggles: cif,
    environment: { clientUrl: 'http://localhost' },
    records,
    clientUrl: 'http://localhost',
    screenWidthPx: () => 1000,
    raise: (name, payload) => raised.push([name, typeof payload === 'string' ? JSON.parse(payload) : payload]),
    log: (text) => logged.push(text),
  });
  const call = (method: string, ...args: readonly unknown[]) => made.call(method, args);
  /** The result as a provider's page gets it from the library. */
  const result = async (method: string, ...args: readonly unknown[]) => toResult(method, await call(method, ...args));
  return { workspace, clock, queue, raised, did, logged, host: made, call, result, shown: () => shown };
}
const input = { templateName: 'call', templateParameters: { customer: 'Maria' }, context: { key: 'k' } };

describe('what a provider gets', () => {
  it('a list as a JSON object keyed "0", "1"; nothing as {}', async () => {
    const rows = [{ contactid: 'a' }, { contactid: 'b' }];
    expect(await host('', rows).result('searchAndOpenRecords', 'contact', '?$top=2', true)).toBe(
      '{"0":{"contactid":"a"},"1":{"contactid":"b"}}',
    );
    expect(await host().result('searchAndOpenRecords', 'contact', '?$top=2', true)).toBe('{}');
  });

  it('null where the host knows nothing, also for every session call of an old host', async () => {
    expect(await host().result('unheardOf')).toBeNull();
    expect(await host('old-host').result('canCreateSession')).toBeNull();
    expect(await host('old-host').result('notifyEvent', { templateName: 'ring' })).toBe('null');
  });

  it('rejections in the shapes of the library: JSON text, Map, or the object of the documentation', () => {
    expect(toRejection('notifyEvent', 'm', false)).toBe('{"message":"m","msdyn_name":"notifyEvent"}');
    expect(toRejection('createSession', 'm', false)).toEqual(
      new Map([
        ['message', 'm'],
        ['msdyn_name', 'createSession'],
      ]),
    );
    expect(toRejection('createSession', 'm', true)).toEqual({ message: 'm', msdyn_name: 'createSession' });
  });

  it.each<[string, readonly unknown[], boolean]>([
    ['createSession', [{}], false],
    ['createSession', [{ templateName: 'x' }], true],
    ['searchAndOpenRecords', ['contact', '?x'], false],
    ['searchAndOpenRecords', ['contact', '?x', false], true],
    ['setMode', [7], false],
    ['setMode', [2], true],
    ['setWidth', [-1], false],
    ['notifyNewActivity', ['s', -1], false],
    ['cancelEvent', [''], false],
  ])('%s checks its arguments %j: %s', (method, args, fine) => {
    expect(argumentChecks[method]?.(args) === undefined).toBe(fine);
  });
});

describe('sessions', () => {
  it('come back from getSession as a Map with the context given', async () => {
    const { call } = host();
    const id = await call('createSession', input);
    expect(await call('getSession', id)).toEqual(
      new Map<string, unknown>([
        ['sessionId', id],
        ['conversationId', ''],
        ['context', { key: 'k' }],
        ['isFocused', true],
      ]),
    );
    expect(await call('getFocusedSession')).toBe(id);
    expect(await call('getAllSessions')).toEqual([id]);
  });

  it('do not show the home session to the provider', async () => {
    const { call, workspace } = host();
    expect(await call('getFocusedSession')).toBeNull();
    await expect(call('getSession', workspace.focused.id)).rejects.toThrow('does not belong');
  });

  it('tell a switch for own sessions only, and a close with the context', async () => {
    const { call, workspace, raised } = host();
    const home = workspace.focused.id;
    const id = await call('createSession', input);
    workspace.focusSession(home);
    workspace.closeSession(String(id));
    const own = { sessionId: id, context: { key: 'k' } };
    expect(raised).toEqual([
      ['onSessionSwitched', { ...own, focused: true, focussed: true }],
      ['onSessionSwitched', { ...own, focused: false, focussed: false }],
      ['onSessionClosed', own],
    ]);
  });

  it('take a new title by the slugs of their template', async () => {
    const { call, workspace } = host();
    const sessionId = await call('createSession', input);
    await call('setSessionTitle', { sessionId, customer: 'Paul' });
    expect(workspace.focused.title).toBe('Call from Paul');
    await call('updateContext', ['customer'], sessionId, true);
    expect(workspace.focused.title).toBe('Call from {customer}');
  });

  it('end at the limit: canCreateSession says no and createSession rejects', async () => {
    const { call } = host('sessions-5');
    for (let count = 0; count < 5; count += 1) await call('createSession', input);
    expect(await call('canCreateSession')).toBe(false);
    await expect(call('createSession', input)).rejects.toThrow('limit of 5');
  });
});

describe('the panel', () => {
  it('takes modes 0, 1, 2 by code without an event, and tells changes by hand', async () => {
    const { call, workspace, raised, host: cif } = host();
    await call('setMode', 2);
    expect([workspace.focused.panelMode, await call('getMode')]).toEqual(['hidden', 2]);
    expect(raised).toEqual([]);
    cif.modeChangedByHand('docked');
    expect(raised).toEqual([['onmodechanged', { value: 1 }]]);
  });

  it('ignores a width below 300 and collapses above half of the screen', async () => {
    const { call, workspace } = host();
    expect([await call('setWidth', 299), await call('setWidth', 420)]).toEqual([340, 420]);
    await call('setWidth', 501);
    expect(workspace.focused.panelMode).toBe('minimised');
    expect(await call('getWidth')).toBe(420);
  });

  it('hears of a clicked number only while click-to-act is on', async () => {
    const { call, raised, host: cif } = host();
    cif.clicked({ value: '+12025550123' });
    await call('setClickToAct', false);
    cif.clicked({ value: '+12025550124' });
    expect(raised).toEqual([['onclicktoact', { value: '+12025550123' }]]);
  });
});

describe('search', () => {
  const one = [{ contactid: 'a' }];
  it.each<[string, readonly Readonly<Record<string, unknown>>[], string, boolean, readonly string[]]>([
    ['one hit opens its record', one, '?$top=5', false, ['list %24top=5', 'record contact a']],
    ['one hit with searchOnly opens nothing', one, '?$top=5', true, ['list %24top=5']],
    ['several hits open the search page', [...one, ...one], '$top=5', false, ['list %24top=5', 'search ']],
    ['with $search the search page opens, never the record', one, '?$search=Maria', false, ['list ', 'search Maria']],
  ])('%s', async (_what, rows, query, searchOnly, expected) => {
    const { call, did } = host('', rows);
    await call('searchAndOpenRecords', 'contact', query, searchOnly);
    expect(did).toEqual(expected);
  });
});

describe('a notification', () => {
  const given = {
    templateName: 'ring',
    templateParameters: { headerText: 'Incoming', phoneNumber: '1' },
    cancellationToken: 't',
  };

  it('shows title and fields with slugs, and ends by the agent', async () => {
    const { result, queue, shown } = host();
    const answer = result('notifyEvent', given);
    expect(shown()).toMatchObject([{ title: 'Incoming', fields: [{ title: 'Phone', value: '1' }] }]);
    queue.answer(shown()[0]?.id ?? 0, 'reject');
    expect(await answer).toBe('{"actionName":"Reject","responseReason":"DeclinedByAgent"}');
    expect(shown()).toEqual([]);
  });

  it('times out after the seconds of its template, not sooner', async () => {
    const { result, clock, shown } = host();
    const answer = result('notifyEvent', given);
    clock.pass(9_999);
    expect(shown()).toHaveLength(1);
    clock.pass(1);
    expect(await answer).toBe('{"actionName":"Timeout","responseReason":"DisplayTimeout"}');
  });

  it('waits its turn, and its countdown starts only when it is shown', () => {
    const { call, clock, queue, shown } = host();
    void call('notifyEvent', given);
    void call('notifyEvent', { ...given, templateParameters: { headerText: 'Second', phoneNumber: '2' } });
    clock.pass(5_000);
    queue.answer(shown()[0]?.id ?? 0, 'accept');
    expect(shown()).toMatchObject([{ title: 'Second', endsAtMs: 15_000 }]);
  });

  it('is turned away as the eleventh', async () => {
    const { call, result } = host();
    for (let count = 0; count < 10; count += 1) void call('notifyEvent', given);
    expect(await result('notifyEvent', given)).toBe(
      '{"actionName":"Reject","responseReason":"NotificationQueueLimitExceeded"}',
    );
  });

  it('gives up waiting for its turn after the queue time', async () => {
    const { queue, clock } = host();
    const endless = { ...ring, timeoutSeconds: 500 };
    void queue.notify(endless, {}, undefined);
    const second = queue.notify(endless, {}, undefined);
    clock.pass(defaultQueueOptions.waitLimitMs);
    expect(await second).toEqual({ actionName: 'Reject', responseReason: 'NotificationQueueTimeLimitExceeded' });
  });

  it('goes away when it is cancelled, and the pending call rejects', async () => {
    const { call, shown } = host();
    const answer = call('notifyEvent', given);
    expect(await call('cancelEvent', 't')).toBe('t');
    await expect(answer).rejects.toThrow('RejectAfterClientError');
    expect(shown()).toEqual([]);
  });

  it('needs a template that exists, and names slugs without a value but never values', async () => {
    const { call, logged } = host();
    await expect(call('notifyEvent', { templateName: 'nothing' })).rejects.toThrow('NotificationTemplateNotFoundError');
    void call('notifyEvent', { templateName: 'ring', templateParameters: { headerText: 'secret' } });
    expect(logged).toEqual(['ring: no value for phoneNumber']);
  });
});

describe('analytics', () => {
  const ids = { conversationId: 'c', providerSessionId: 'p' };
  const event = { kpiEventName: 'cti_ended' };
  it('records an event that is complete', async () => {
    const { call, host: cif } = host();
    const data = { ...ids, events: [event] };
    expect(await call('logAnalyticsEvent', data, 'cti_ended')).toBe('cti_ended');
    expect(cif.analytics).toEqual([{ eventName: 'cti_ended', data }]);
  });
  it.each([
    ['no conversation', { providerSessionId: 'p', events: [event] }],
    ['no session', { conversationId: 'c', events: [event] }],
    ['no events', { ...ids, events: [] }],
    ['an event of another name', { ...ids, events: [{ kpiEventName: 'other' }] }],
  ])('refuses one with %s', async (_what, data) => {
    const { call, host: cif } = host();
    await expect(call('logAnalyticsEvent', data, 'cti_ended')).rejects.toThrow('logAnalyticsEvent');
    expect(cif.analytics).toEqual([]);
  });
});

describe('Omnichannel', () => {
  it('without it there is no presence, with it one that providers hear of however it is changed', async () => {
    expect(await host().call('getPresence')).toBe('FAILED');
    expect(await host().call('setPresence', 'Busy')).toBe(false);
    const { call, raised, host: cif } = host('omnichannel');
    expect(await call('getPresence')).toBe('Available');
    expect(await call('setPresence', 'Busy')).toBe(true);
    expect(await call('setPresence', 'busy')).toBe(false);
    cif.omnichannel.setPresence('Lunch');
    expect(raised).toMatchObject([
      ['onPresenceChange', { presenceInfo: { basePresenceStatus: 'BUSY', presenceText: 'Busy' } }],
      ['onPresenceChange', { presenceInfo: { basePresenceStatus: 'AWAY', presenceText: 'Lunch' } }],
    ]);
  });
});

describe('a single-session app (CIF v1)', () => {
  it.each(['canCreateSession', 'createSession', 'getFocusedSession', 'notifyEvent', 'createTab', 'logAnalyticsEvent'])(
    'knows no %s: it answers without a value, which the library turns into null',
    async (method) => expect(await host('', [], 1).call(method, input)).toBeUndefined(),
  );

  it('docks and minimises the panel, cannot hide it, and tells by hand only', async () => {
    const { call, raised, host: v1 } = host('', [], 1);
    await call('setMode', 0);
    expect(await call('getMode')).toBe(0);
    await call('setMode', 2);
    expect(await call('getMode')).toBe(0);
    expect(raised).toEqual([]);
    v1.modeChangedByHand('docked');
    expect(raised).toEqual([['onmodechanged', { value: 1 }]]);
  });

  it('searches, opens records and hands out the environment as JSON texts', async () => {
    const { result, did } = host('', [{ contactid: 'a' }], 1);
    expect(await result('searchAndOpenRecords', 'contact', '?$top=2', false)).toBe('{"0":{"contactid":"a"}}');
    expect(
      JSON.parse(String(await result('openForm', JSON.stringify({ entityName: 'contact', entityId: 'B' })))),
    ).toEqual({
      savedEntityReference: [{ entityType: 'contact', id: 'b', name: 'Maria Silva' }],
    });
    expect(JSON.parse(String(await result('getEnvironment')))).toMatchObject({ clientUrl: 'http://localhost' });
    expect(did).toEqual(['list %24top=2', 'record contact a', 'record contact b']);
  });
});

describe('several providers', () => {
  it('refuses the mode at home and in another provider’s session, and allows it in an own one', async () => {
    const { call, workspace } = host('several-providers');
    await expect(call('setMode', 1)).rejects.toThrow('home');
    workspace.openForeignSession();
    await expect(call('setMode', 1)).rejects.toThrow('does not belong');
    await call('createSession', input);
    expect(await call('setMode', 0)).toBe(0);
  });

  it('tells and shows a provider its own sessions only', async () => {
    const { call, raised, workspace } = host('several-providers');
    const foreign = workspace.openForeignSession();
    expect([await call('getFocusedSession'), await call('getAllSessions')]).toEqual([null, []]);
    await expect(call('getSession', foreign)).rejects.toThrow('does not belong');
    await expect(call('createTab', { templateName: 'x' })).rejects.toThrow('does not belong');
    workspace.closeSession(foreign);
    expect(raised.filter(([name]) => name.startsWith('onSession'))).toEqual([]);
  });
});
