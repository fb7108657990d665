import type { LineView } from '../../../../CifSoftphone/core/line/lineView';
import type { LinePort } from '../../../../CifSoftphone/core/line/linePort';
import { toCallViews } from '../../../../CifSoftphone/core/calls/toCallViews';
import { keyOf, play, ring } from '../../core/calls/callSamples';
import { FakeBrowser, FakePage } from './fakeBrowser';

const seconds = (count: number) => jest.advanceTimersByTimeAsync(count * 1_000);
const settle = () => jest.advanceTimersByTimeAsync(50);
const ringing = toCallViews(play([{ type: 'changed', snapshot: ring('a'), nowMs: 0 }]).state, (number) => ({
  display: number,
  e164: number,
}));

const twoRinging = toCallViews(
  play([
    { type: 'changed', snapshot: ring('a'), nowMs: 0 },
    { type: 'changed', snapshot: ring('b'), nowMs: 0 },
  ]).state,
  (number) => ({ display: number, e164: number }),
);

function see(line: LinePort): () => LineView {
  let last: LineView | undefined;
  line.subscribe((view) => (last = view));
  return () => {
    if (last === undefined) throw new Error('subscribe must call back at once');
    return last;
  };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('several places of one browser', () => {
  it('have one connection, and all show the same call', async () => {
    const browser = new FakeBrowser();
    const views = [];
    for (const kind of ['panel', 'form', 'form'] as const) views.push(see(browser.open(kind).line));
    await settle();
    browser.leader().show({ calls: ringing });
    await settle();
    for (const view of views) expect(view()).toMatchObject({ status: 'connected', calls: [{ key: keyOf('a') }] });
    expect(browser.leaders).toHaveLength(1);
  });

  it("go by the makers' settings of the place that has the line, then the channel provider's, then the organisation's", async () => {
    const browser = new FakeBrowser();
    const { line } = browser.open('form');
    await settle();
    const leader = browser.leader();
    const faults = leader.options.onSettings?.(
      '{"screenPop":"ring","wrapUpSeconds":30,"dockOnRing":false,"ring":{"volumePercent":500}}',
      '',
    );
    expect(faults).toEqual([{ kind: 'wrong-value', path: 'ring.volumePercent' }]);
    expect(leader.given.at(-1)).toEqual({ screenPop: 'ring', wrapUpSeconds: 30, dockOnRing: false });
    leader.options.onSettings?.('{"screenPop":"ring","wrapUpSeconds":30,"dockOnRing":false}', '{"wrapUpSeconds":60}');
    line.configure({ screenPop: 'manual' });
    expect(leader.given.at(-1)).toEqual({ screenPop: 'manual', wrapUpSeconds: 60, dockOnRing: false });
    expect(leader.options.onSettings?.('{broken', 'neither')).toEqual([{ kind: 'not-json', path: '' }]);
    expect(leader.given.at(-1)).toEqual({ screenPop: 'manual' });
  });

  it('show the ring’s buttons in the panel of the tab, and move them to where the agent looks', async () => {
    const browser = new FakeBrowser();
    const panel = browser.open('panel');
    const view = see(panel.line);
    const form = browser.open('form');
    const other = browser.open('form', new FakePage('tab 2'));
    await settle();
    form.page.look(true, true);
    await settle();
    expect(view().ringPlaceId).toBe(panel.line.placeId);
    panel.page.look(false, false);
    form.page.look(false, false);
    other.page.look(true, true);
    await settle();
    expect(view().ringPlaceId).toBe(other.line.placeId);
  });

  it('can all do what the leader can, and are told when it is done', async () => {
    const browser = new FakeBrowser();
    browser.open('panel');
    await settle();
    const follower = browser.open('form').line;
    await settle();
    let done = false;
    void follower.send({ type: 'accept', key: 'k' }).then(() => (done = true));
    await settle();
    expect(browser.leader().sent).toEqual([{ type: 'accept', key: 'k' }]);
    expect(done).toBe(true);
  });

  it.each(['accept', 'hangup'] as const)(
    'wait for a leader that keeps %s through an outage, as long as it shows it under way; then it is told',
    async (type) => {
      const browser = new FakeBrowser();
      browser.open('panel');
      await settle();
      const follower = browser.open('form').line;
      const shown = see(follower);
      await settle();
      const [call] = ringing;
      if (call === undefined) throw new Error('no ring');
      const live = { ...call, state: type === 'accept' ? call.state : ('connected' as const) };
      browser.leader().send = () => new Promise(() => undefined);
      browser.leader().show({ calls: [{ ...live, underWay: type }] });
      let done = false;
      const { key } = call;
      const command =
        type === 'accept' ? ({ type, key } as const) : ({ type: 'command', key, command: { command: type } } as const);
      void follower.send(command).then(() => (done = true));
      await seconds(29);
      expect([done, shown().trouble]).toEqual([false, undefined]);
      browser.leader().show({ calls: [live] });
      await seconds(1);
      expect([done, shown().trouble]).toEqual([true, { kind: 'AnswerNotStored', detail: 'no-leader' }]);
    },
  );

  it('never say a token', async () => {
    const browser = new FakeBrowser();
    browser.open('panel');
    browser.open('form');
    await settle();
    expect(JSON.stringify(browser.posted)).not.toMatch(/token/i);
  });
});

describe('before a page with a call goes', () => {
  const live = ringing.map((call) => ({ ...call, state: 'connected' as const }));

  it('the browser asks where its last tab would take the call’s buttons along, and only while there is a call', async () => {
    const browser = new FakeBrowser();
    const panel = browser.open('panel');
    const form = browser.open('form');
    await settle();
    browser.leader().show({ calls: ringing });
    await settle();
    expect([panel.page.asks, form.page.asks]).toEqual([false, false]);
    browser.leader().show({ calls: live });
    await settle();
    expect([panel.page.asks, form.page.asks]).toEqual([true, false]);
    browser.leader().show({ calls: [] });
    await settle();
    expect(panel.page.asks).toBe(false);
  });

  it('nothing is asked while another tab has the buttons too, and again when that one is gone', async () => {
    const browser = new FakeBrowser();
    const panel = browser.open('panel');
    const other = browser.open('panel', new FakePage('tab 2'));
    await settle();
    browser.leader().show({ calls: live });
    await settle();
    expect([panel.page.asks, other.page.asks]).toEqual([false, false]);
    other.page.leave();
    await seconds(1);
    expect(panel.page.asks).toBe(true);
    panel.line.stop();
    expect(panel.page.asks).toBe(false);
  });
});

describe('when the leader goes', () => {
  it('a closed page hands the line to the next place, which still shows the ring', async () => {
    const browser = new FakeBrowser();
    const first = browser.open('panel');
    const view = see(browser.open('form').line);
    await settle();
    browser.leader().show({ calls: ringing });
    await settle();
    first.page.leave();
    await settle();
    expect(browser.leaders).toHaveLength(2);
    expect(browser.leader().options.inherited?.calls).toMatchObject([{ key: keyOf('a') }]);
    expect(view().status).toBe('connected');
  });

  it.each([
    ['until the adaptor has told what is open', { calls: ringing, listed: true }],
    ['for a second where the adaptor tells nothing', undefined],
    ['until there is another ring, which is no hearsay', { calls: twoRinging }],
  ])('a ring that only the former leader told of rings nowhere anew %s', async (_until, heard) => {
    const browser = new FakeBrowser();
    const first = browser.open('panel');
    const follower = browser.open('panel').line;
    const seen = see(follower);
    await settle();
    browser.leader().show({ calls: ringing, listed: true });
    await settle();
    expect(seen().ringPlaceId).toBeDefined();
    first.page.leave();
    await settle();
    // What it inherits is shown, as in every place, but without buttons and sound.
    browser.leader().show({ calls: ringing });
    expect(seen()).toMatchObject({ calls: [{ key: keyOf('a') }], ringPlaceId: undefined });
    if (heard === undefined) await seconds(1);
    else browser.leader().show(heard);
    expect(seen().ringPlaceId).toBe(follower.placeId);
  });

  it('the ring has its buttons in the new leader’s place, not where nobody can press them', async () => {
    const browser = new FakeBrowser();
    const [first, second] = [new FakePage('tab 1'), new FakePage('tab 2')];
    first.isFocused = true;
    browser.open('panel', first);
    const follower = browser.open('panel', second).line;
    await settle();
    // As seen by the follower, the leader's place was the one that the agent looked at.
    first.look(true, true);
    await seconds(1);
    first.crashed = true;
    await seconds(2.5);
    browser.leaders[1]?.show({ calls: ringing });
    expect(see(follower)().ringPlaceId).toBe(follower.placeId);
  });

  it('connects anew when the network is another one, or the machine has slept', async () => {
    const browser = new FakeBrowser();
    const { page } = browser.open('panel');
    await settle();
    page.look(true, true);
    expect(browser.leader().connectedAnew).toBe(0);
    page.networkChanges();
    expect(browser.leader().connectedAnew).toBe(1);
    jest.setSystemTime(Date.now() + 10 * 60_000);
    await seconds(1);
    expect(browser.leader().connectedAnew).toBe(2);
    // Where the steady clock stood meanwhile, the time of day tells.
    browser.wallAheadMs += 10 * 60_000;
    await seconds(1);
    expect(browser.leader().connectedAnew).toBe(3);
    browser.wallAheadMs -= 20 * 60_000;
    await seconds(5);
    expect(browser.leader().connectedAnew).toBe(3);
  });

  it('a frozen leader loses the line to a visible follower within two seconds', async () => {
    const browser = new FakeBrowser();
    const frozen = browser.open('panel');
    const follower = browser.open('form').line;
    await settle();
    frozen.page.crashed = true;
    await seconds(2.1);
    expect(browser.leaders.length).toBeGreaterThan(1);
    expect(browser.posted).toContainEqual(expect.objectContaining({ type: 'owner', placeId: follower.placeId }));
  });

  it('a command that was on its way is done by the new leader', async () => {
    const browser = new FakeBrowser();
    const first = browser.open('panel');
    const follower = browser.open('form').line;
    await settle();
    first.page.crashed = true;
    let done = false;
    void follower.send({ type: 'accept', key: 'k' }).then(() => (done = true));
    await seconds(5);
    expect(done).toBe(true);
    expect(browser.leaders[browser.leaders.length - 1]?.sent).toEqual([{ type: 'accept', key: 'k' }]);
  });

  it('one that is in the back/forward cache hears nothing, or the browser would throw it out', async () => {
    const browser = new FakeBrowser();
    const first = browser.open('panel');
    browser.open('form');
    await settle();
    first.page.leave();
    await settle();
    expect(browser.ears).toBe(1);
    first.page.return();
    await settle();
    expect(browser.ears).toBe(2);
    first.line.stop();
    expect(browser.ears).toBe(1);
  });

  it('one that comes back from the back/forward cache follows', async () => {
    const browser = new FakeBrowser();
    const first = browser.open('panel');
    browser.open('form');
    await settle();
    browser.leader().show({ calls: ringing });
    await settle();
    first.page.leave();
    await settle();
    browser.leader().show({ calls: ringing });
    first.page.return();
    await seconds(3);
    expect(browser.leader()).toBe(browser.leaders[1]);
  });
});

describe('a panel that arrives', () => {
  it('takes the line from an idle form, whose connection is closed first', async () => {
    const browser = new FakeBrowser();
    browser.open('form');
    await settle();
    const page = new FakePage();
    page.signedIn = true;
    const panel = browser.open('panel', page).line;
    await settle();
    expect(browser.leaders.map((leader) => leader.stopped)).toEqual([true, false]);
    expect(browser.posted).toContainEqual(expect.objectContaining({ type: 'owner', placeId: panel.placeId }));
  });

  it('waits while the form has a call', async () => {
    const browser = new FakeBrowser();
    browser.open('form');
    await settle();
    browser.leader().show({ calls: ringing });
    const page = new FakePage();
    page.signedIn = true;
    browser.open('panel', page);
    await seconds(3);
    expect(browser.leaders).toHaveLength(1);
    browser.leader().show({ calls: [] });
    await seconds(1);
    expect(browser.leaders.map((leader) => leader.stopped)).toEqual([true, false]);
  });
});

describe('signing in where one clicked', () => {
  it('opens the window in that place and takes the line over', async () => {
    const browser = new FakeBrowser();
    browser.open('panel');
    const form = browser.open('form').line;
    await settle();
    browser.leader().show({ status: 'signed-out' });
    await settle();
    const signedIn = form.signIn();
    expect(browser.popUps).toBe(1);
    await signedIn;
    await settle();
    expect(browser.leaders.map((leader) => leader.stopped)).toEqual([true, false]);
    expect(browser.posted).toContainEqual(expect.objectContaining({ type: 'owner', placeId: form.placeId }));
  });

  it('that fails is explained there and changes nothing elsewhere', async () => {
    const browser = new FakeBrowser();
    const panel = see(browser.open('panel').line);
    const { line } = browser.open('form');
    const view = see(line);
    await settle();
    browser.leader().show({ status: 'signed-out' });
    await settle();
    browser.popUp = { ok: false, trouble: { kind: 'SignInPopupBlocked' } };
    await line.signIn();
    expect(view().trouble).toEqual({ kind: 'SignInPopupBlocked' });
    expect(panel().trouble).toBeUndefined();
    expect(browser.leaders).toHaveLength(1);
    await line.send({ type: 'dismiss-trouble' });
    expect(view().trouble).toBeUndefined();
  });

  it.each(['SignInPopupBlocked', 'SignInClosed', 'SignInRefused', 'LineScriptMissing'] as const)(
    'that failed (%s) is no news once this place has the line itself',
    async (kind) => {
      const browser = new FakeBrowser();
      const panel = browser.open('panel').line;
      const { line } = browser.open('form');
      const view = see(line);
      await settle();
      browser.leader().show({ status: 'signed-out' });
      await settle();
      browser.popUp = { ok: false, trouble: { kind } };
      await line.signIn();
      expect(view().trouble).toEqual({ kind });
      panel.stop();
      await seconds(1);
      expect(view()).toMatchObject({ status: 'connected', trouble: undefined });
    },
  );

  it('two tabs with spent sign-ins do not hand the line to and fro', async () => {
    const browser = new FakeBrowser();
    for (const tab of ['tab 1', 'tab 2']) {
      const page = new FakePage(tab);
      page.signedIn = true;
      browser.open('panel', page);
      await settle();
    }
    for (let count = 0; count < 10; count += 1) {
      browser.leader().show({ status: 'signed-out' });
      await seconds(1);
    }
    expect(browser.leaders.length).toBeLessThanOrEqual(2);
  });
});

describe('line.js that cannot be loaded', () => {
  it('is told, and tried again', async () => {
    const browser = new FakeBrowser();
    browser.scriptMissing = true;
    const view = see(browser.open('panel').line);
    await settle();
    expect(view()).toMatchObject({ status: 'connecting', trouble: { kind: 'LineScriptMissing' } });
    browser.scriptMissing = false;
    await seconds(31);
    expect(view()).toMatchObject({ status: 'connected', trouble: undefined });
  });
});

describe('leaving', () => {
  it('closes the connection and frees the line for others', async () => {
    const browser = new FakeBrowser();
    const first = browser.open('panel').line;
    browser.open('form');
    await settle();
    first.stop();
    await settle();
    expect(browser.leaders.map((leader) => leader.stopped)).toEqual([true, false]);
  });

  it('leaves no timer behind', async () => {
    const browser = new FakeBrowser();
    const { line } = browser.open('panel');
    await settle();
    line.stop();
    await settle();
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe("the makers' settings", () => {
  it('of the place that has the line hold in every place, and outlive its going until the next one has its own', async () => {
    const browser = new FakeBrowser();
    const first = browser.open('panel');
    first.line.configure({ screenPop: 'ring' });
    const follower = browser.open('form').line;
    const view = see(follower);
    await settle();
    expect(browser.leader().given).toEqual([]);
    expect(browser.leader().options.given).toEqual({ screenPop: 'ring' });
    browser.leader().show({ given: { screenPop: 'ring' } });
    await settle();
    expect(view().given).toEqual({ screenPop: 'ring' });
    first.page.leave();
    await settle();
    expect(browser.leader().options.given).toEqual({ screenPop: 'ring' });
    follower.configure({ screenPop: 'manual' });
    expect(browser.leader().given).toEqual([{ screenPop: 'manual' }]);
  });

  it('that the organisation has taken away are over in a place without its own as soon as it has read them anew', async () => {
    const browser = new FakeBrowser();
    const first = browser.open('panel');
    const follower = browser.open('panel', new FakePage('tab 2')).line;
    await settle();
    browser.leader().show({ given: { screenPop: 'ring', wrapUpSeconds: 30 } });
    await settle();
    first.page.leave();
    await settle();
    // Until then nobody knows better.
    expect(browser.leader().options.given).toEqual({ screenPop: 'ring', wrapUpSeconds: 30 });
    browser.leader().options.onSettings?.('{"wrapUpSeconds":60}', '');
    expect(browser.leader().given).toEqual([{ wrapUpSeconds: 60 }]);
    follower.stop();
  });
});

describe('while nothing changes', () => {
  const words = (browser: FakeBrowser, type: string): number =>
    browser.posted.filter((message) => (message as { type?: unknown }).type === type).length;
  async function atRest() {
    const browser = new FakeBrowser();
    const leader = browser.open('panel');
    const follower = browser.open('form');
    await settle();
    browser.leader().show({ calls: ringing });
    await seconds(1);
    return { browser, leader, follower, view: see(follower.line) };
  }

  it('the leader proves that it lives without saying everything anew, and now and then says the whole', async () => {
    const { browser } = await atRest();
    const before = words(browser, 'owner');
    await seconds(20);
    expect(words(browser, 'owner') - before).toBeLessThanOrEqual(5);
    expect(words(browser, 'alive')).toBeGreaterThan(30);
    expect(browser.leaders).toHaveLength(1);
  });

  it('a change is told at once, and a place that comes later is told everything', async () => {
    const { browser, view } = await atRest();
    browser.leader().show({ calls: twoRinging });
    await settle();
    expect(view().calls).toHaveLength(2);
    const later = see(browser.open('form', new FakePage('tab 2')).line);
    await settle();
    expect(later().calls).toHaveLength(2);
  });

  it('a place of an earlier version, which knows no short answer, gets the whole each time', async () => {
    const { browser } = await atRest();
    const before = words(browser, 'owner');
    const place = { id: 'old', kind: 'form', windowId: 'w', visible: false, focused: false, lastFocusedAtMs: 0 };
    for (let asked = 0; asked < 8; asked += 1) {
      browser.spoof({ type: 'place', asks: true, place });
      await seconds(0.1);
    }
    expect(words(browser, 'owner') - before).toBeGreaterThanOrEqual(8);
  });

  it('a sign of life of somebody else keeps no dead leader alive', async () => {
    const { browser, leader } = await atRest();
    leader.page.crashed = true;
    for (let said = 0; said < 25; said += 1) {
      browser.spoof({ type: 'alive', edition: 'of nobody' });
      await seconds(0.1);
    }
    expect(browser.leaders.length).toBeGreaterThan(1);
  });

  it('what somebody said in the name of the leader is over in some seconds', async () => {
    const { browser, view } = await atRest();
    const truth = browser.posted.filter((message) => (message as { type?: unknown }).type === 'owner');
    const last = truth[truth.length - 1] as { readonly view: object };
    browser.spoof({ ...last, view: { ...last.view, calls: [] } });
    await seconds(0.1);
    expect(view().calls).toHaveLength(0);
    await seconds(6);
    expect(view().calls).toHaveLength(1);
  });
});

describe('a message that no leader sent', () => {
  const lie = (more: Readonly<Record<string, unknown>> = {}) => ({
    type: 'owner',
    placeId: 'nobody',
    term: Number.MAX_SAFE_INTEGER,
    kind: 'panel',
    view: { status: 'signed-out', calls: [], given: {}, dialFormats: [] },
    ...more,
  });
  async function threeTabs(tellsHolder = true) {
    const browser = new FakeBrowser();
    browser.tellsHolder = tellsHolder;
    const tabs = ['tab 1', 'tab 2', 'tab 3'].map((tab) => browser.open('panel', new FakePage(tab)));
    const views = tabs.map(({ line }) => see(line));
    await seconds(1);
    return { browser, tabs, views };
  }

  it.each([
    ['the highest term there is', lie()],
    ['a term of now', lie({ term: 1 })],
    ['a term just ahead', lie({ term: 'now' })],
    ['another page', lie({ term: 'now', page: 'page 0' })],
  ])('with %s takes the line from nobody, and changes no view', async (_name, message) => {
    const { browser, views } = await threeTabs();
    const given: unknown = message.term;
    const term = given === 'now' ? Date.now() + 1_000 : given;
    browser.spoof({ ...message, term });
    await seconds(15);
    expect(browser.leaders).toHaveLength(1);
    for (const view of views) expect(view().status).toBe('connected');
  });

  it('before the leader was heard is put right by the leader’s next word', async () => {
    const { browser } = await threeTabs();
    const late = browser.open('form', new FakePage('tab 4'));
    const view = see(late.line);
    browser.spoof(lie({ term: Date.now() }));
    await seconds(2);
    expect(view().status).toBe('connected');
    expect(browser.leaders).toHaveLength(1);
  });

  it('does no harm where the browser does not say who holds the lock: the line changes hands once at most', async () => {
    const { browser, views } = await threeTabs(false);
    browser.spoof(lie());
    await seconds(5);
    expect(browser.leaders).toHaveLength(1);
    browser.spoof(lie({ term: Date.now() + 1_000 }));
    await seconds(15);
    expect(browser.leaders.length).toBeLessThanOrEqual(2);
    for (const view of views) expect(view().status).toBe('connected');
  });

  it('asks for the line, or gives it, in vain', async () => {
    const { browser, tabs } = await threeTabs();
    browser.spoof({ type: 'yield', from: 'nobody', force: true });
    for (const { line } of tabs) browser.spoof({ type: 'yielded', from: 'nobody', to: line.placeId });
    await seconds(5);
    expect(browser.leaders).toHaveLength(1);
    expect(browser.leader().stopped).toBe(false);
  });

  it('does not have the rings where nobody looks', async () => {
    const { browser, tabs, views } = await threeTabs();
    const place = { id: 'nobody', kind: 'panel', windowId: 'w', visible: false, focused: true };
    tabs[1]?.page.look(true, true);
    browser.spoof({ type: 'place', asks: false, place: { ...place, lastFocusedAtMs: Number.MAX_SAFE_INTEGER } });
    await seconds(1);
    expect(views[0]?.().ringPlaceId).toBe(tabs[1]?.line.placeId);
  });

  it('that the clock was put back an hour does not set the tabs against each other', async () => {
    const { browser, views } = await threeTabs();
    jest.setSystemTime(Date.now() - 3_600_000);
    browser.leader();
    await seconds(10);
    expect(browser.leaders).toHaveLength(1);
    for (const view of views) expect(view().status).toBe('connected');
  });
});
