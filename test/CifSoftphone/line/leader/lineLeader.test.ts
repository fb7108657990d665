import { unknownAgent } from '../../../../protocol/messages/agentState';
import { LineLeader } from '../../../../CifSoftphone/line/leader/lineLeader';
import type { CustomerMatch } from '../../../../CifSoftphone/core/customer/customerMatch';
import type { LineCommand } from '../../../../CifSoftphone/core/line/linePort';
import type { LineView } from '../../../../CifSoftphone/core/line/lineView';
import type { LeaderView } from '../../../../CifSoftphone/line/lineScript';
import { keyOf, ring } from '../../core/calls/callSamples';
import { FakeLeaderPorts } from './fakeLeaderPorts';

const settle = () => jest.advanceTimersByTimeAsync(0);
const key = keyOf('a');
const paul = { entityName: 'contact', id: '2', name: 'Paul' } as const;
/** The browser's crypto answers in its own time. */
async function eventually(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}

function startLine(ports: FakeLeaderPorts, inherited?: LineView) {
  const views: LeaderView[] = [];
  const leader = new LineLeader(
    {
      lineScriptUrl: 'https://org.example.com/WebResources/cti_/softphone/line.js',
      given: {},
      inherited,
      writeSubject: ports.writeSubject,
      onView: (view) => views.push(view),
    },
    ports,
  );
  const view = (): LeaderView => {
    const last = views[views.length - 1];
    if (last === undefined) throw new Error('no view yet');
    return last;
  };
  return { leader, view, views };
}

async function connected(ports = new FakeLeaderPorts(), inherited?: LineView) {
  const line = startLine(ports, inherited);
  await settle();
  const [connection] = ports.connections;
  if (connection === undefined) throw new Error('no connection was opened');
  connection.tell({ type: 'connected' });
  await settle();
  return { ...line, ports, connection };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('the line comes up by itself', () => {
  it('reads the settings, signs in silently and connects', async () => {
    const { view, ports, views } = await connected();
    expect(view()).toMatchObject({ status: 'connected', agentName: 'Ada Lovett', trouble: undefined });
    expect(views[0]?.status).toBe('connecting');
    expect(ports.signIn.asked).not.toContain('pop-up');
  });

  it('names a missing variable, and comes up without a reload when the admin has set it', async () => {
    const ports = new FakeLeaderPorts();
    const { variables } = ports;
    ports.variables = { ok: true, variables: { cti_AdaptorFunctionUrl: 'adaptor.example.com' } };
    const { view } = startLine(ports);
    await settle();
    expect(view()).toMatchObject({
      status: 'not-configured',
      trouble: { kind: 'SettingMissing', detail: 'cti_ClientId' },
    });
    ports.variables = variables;
    await jest.advanceTimersByTimeAsync(30_000);
    expect(ports.connections).toHaveLength(1);
    expect(view()).toMatchObject({ status: 'connecting', trouble: undefined });
  });

  it('goes on trying when Dataverse does not give the settings, and says so', async () => {
    const ports = new FakeLeaderPorts();
    ports.variables = { ok: false, trouble: { kind: 'SettingsUnreadable', detail: '503' } };
    const { view } = startLine(ports);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(view()).toMatchObject({ status: 'connecting', trouble: { kind: 'SettingsUnreadable' } });
  });

  it('S7-27 shows one sign-in button where silence is not enough, without calling it a failure', async () => {
    const ports = new FakeLeaderPorts();
    ports.signIn.silentResult = { ok: false, again: false, trouble: { kind: 'SignInNeeded' } };
    const { view, leader } = startLine(ports);
    await settle();
    expect(view()).toMatchObject({ status: 'signed-out', trouble: undefined });
    await leader.signIn();
    expect(ports.signIn.asked).toEqual(['silent', 'pop-up']);
    expect(ports.connections[0]?.started).toBe(true);
  });

  it('explains a blocked window and lets the agent try again', async () => {
    const ports = new FakeLeaderPorts();
    ports.signIn.silentResult = { ok: false, again: false, trouble: { kind: 'SignInNeeded' } };
    ports.signIn.popUpResult = { ok: false, again: false, trouble: { kind: 'SignInPopupBlocked' } };
    const { view, leader } = startLine(ports);
    await settle();
    await leader.signIn();
    expect(view()).toMatchObject({ status: 'signed-out', trouble: { kind: 'SignInPopupBlocked' } });
    ports.signIn.popUpResult = { ok: true, agent: { name: 'Ada', oid: 'ada' } };
    await leader.signIn();
    expect(view()).toMatchObject({ status: 'connecting', trouble: undefined });
  });

  it('tries the silent sign-in again when its service did not answer', async () => {
    const ports = new FakeLeaderPorts();
    ports.signIn.silentResult = { ok: false, again: true, trouble: { kind: 'ServiceLost' } };
    startLine(ports);
    await settle();
    ports.signIn.silentResult = { ok: true, agent: { name: 'Ada', oid: 'ada' } };
    await jest.advanceTimersByTimeAsync(1_000);
    expect(ports.connections).toHaveLength(1);
  });

  it('says so when the browser has no means to sign in', async () => {
    const ports = new FakeLeaderPorts();
    ports.openSignIn = () => Promise.reject(new Error('crypto_nonexistent'));
    const { view } = startLine(ports);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(view()).toMatchObject({ status: 'connecting', trouble: { kind: 'SignInRefused', detail: 'browser' } });
  });

  it('shows the sign-in again when the sign-in ends in the middle of the day; the calls stay', async () => {
    const { view, connection } = await connected();
    connection.push(ring('a', { state: 'connected' }));
    connection.tell({ type: 'signed-out', trouble: { kind: 'SignInNeeded' } });
    expect(view()).toMatchObject({ status: 'signed-out', trouble: { kind: 'SignInNeeded' } });
    expect(view().calls).toHaveLength(1);
  });
});

describe('a sign-in that is refused while the line is connected', () => {
  it('is asked for at once; after the click the list is read and activities are written without waiting', async () => {
    const ports = new FakeLeaderPorts();
    const refused = { ok: false, again: false, trouble: { kind: 'SignInNeeded' } } as const;
    const given = ports.signIn.tokenResult;
    ports.signIn.tokenResult = refused;
    const { view, leader, connection } = await connected(ports);
    connection.push(ring('a', { state: 'connected', version: 2 }));
    expect(view()).toMatchObject({ status: 'signed-out', trouble: { kind: 'SignInNeeded' } });
    expect([connection.stopped, ports.lists]).toEqual([true, 0]);
    ports.signIn.tokenResult = given;
    const missed = ring('a', { state: 'connected', version: 3 });
    ports.list = { ok: true, calls: [missed], ended: [] };
    await leader.signIn();
    ports.connections[1]?.tell({ type: 'connected' });
    await settle();
    expect(ports.lists).toBe(1);
    expect(view()).toMatchObject({ status: 'connected', trouble: undefined, calls: [{ key, state: 'connected' }] });
    jest.useRealTimers();
    await eventually(() => ports.activities.rows.size === 1);
    await leader.stop();
  });

  it('is not asked for when only its service did not answer: the list is asked for again', async () => {
    const ports = new FakeLeaderPorts();
    const given = ports.signIn.tokenResult;
    ports.signIn.tokenResult = { ok: false, again: true, trouble: { kind: 'ServiceLost' } };
    const { view } = await connected(ports);
    expect([view().status, ports.lists]).toEqual(['connected', 0]);
    ports.signIn.tokenResult = given;
    await jest.advanceTimersByTimeAsync(1_500);
    expect(ports.lists).toBe(1);
  });
});

describe('the customer of a ring of which somebody knows more than the number', () => {
  const record = { entityName: 'contact', id: '6f0a2d8e-0000-4000-8000-000000000001' };

  it('is the row that the telephony system names, by its own name, whoever has the number', async () => {
    const { view, connection, ports } = await connected();
    ports.recordName = 'Nancy Anderson';
    ports.match = { outcome: 'one', customer: paul };
    connection.push(ring('a', { record }));
    await settle();
    expect(view().calls).toMatchObject([{ record, customer: { customer: { id: record.id, name: 'Nancy Anderson' } } }]);
  });

  it('by that name also where the caller calls himself something else', async () => {
    const { view, connection, ports } = await connected();
    ports.recordName = 'Nancy Anderson';
    connection.push(ring('a', { record, from: { number: '+12025550123', displayName: 'Your bank' } }));
    await settle();
    expect(view().calls).toMatchObject([{ customer: { customer: { id: record.id, name: 'Nancy Anderson' } } }]);
  });

  it('and does not wait for the activity of the call before it', async () => {
    const { view, connection, ports } = await connected();
    ports.activities.customerOf = () => new Promise(() => undefined);
    connection.push(ring('a', { record, earlierActivity: '8d1f4b0e-6c0a-5f0b-9b7e-2f6d5b8c1a47' }));
    await settle();
    expect(view().calls).toMatchObject([{ customer: { customer: { id: record.id } } }]);
  });

  it('is whoever has the number where the row is of a table that nobody calls from', async () => {
    const { view, connection, ports } = await connected();
    ports.match = { outcome: 'one', customer: paul };
    connection.push(ring('a', { record: { ...record, entityName: 'salesorder' } }));
    await settle();
    expect(view().calls).toMatchObject([{ record: { entityName: 'salesorder' }, customer: { customer: paul } }]);
  });

  it('is that of the call before it, also where the number is withheld; else the number says it', async () => {
    const { view, connection, ports } = await connected();
    const earlierActivity = '8d1f4b0e-6c0a-5f0b-9b7e-2f6d5b8c1a47';
    ports.match = { outcome: 'none' };
    ports.activities.customers.set(earlierActivity, paul);
    connection.push(ring('a', { earlierActivity, from: { withheld: true } }));
    connection.push(ring('b', { earlierActivity: '8d1f4b0e-6c0a-5f0b-9b7e-2f6d5b8c1a48' }));
    await settle();
    expect(view().calls).toMatchObject([
      { customer: { outcome: 'one', customer: paul } },
      { customer: { outcome: 'none' } },
    ]);
  });
});

describe('the customer of a call that went on before this page was there', () => {
  const live = ring('a', { state: 'connected', connectedForMs: 1_000, version: 3 });

  it('is who stands in its activity: what the agent chose outlives a reload', async () => {
    jest.useRealTimers();
    const ports = new FakeLeaderPorts();
    ports.list = { ok: true, calls: [live], ended: [] };
    ports.match = { outcome: 'none' };
    ports.activities.customerOf = () => Promise.resolve({ ok: true, value: paul });
    const { leader, view } = startLine(ports);
    await eventually(() => ports.connections[0] !== undefined);
    ports.connections[0]?.tell({ type: 'connected' });
    await eventually(() => view().calls[0]?.customer !== undefined);
    expect(view().calls).toMatchObject([{ customer: { outcome: 'one', customer: paul, chosen: true } }]);
    await leader.stop();
  });

  it('has all that spoke for it before, by the number or else by the name, and who else has the number', async () => {
    jest.useRealTimers();
    const grace = { ...paul, id: '1', name: 'Grace' };
    const facts = { column: 'telephone1', detail: 'Dispatcher', openCases: 1 };
    const shown = { outcome: 'one', customer: { ...paul, ...facts }, chosen: true } as const;
    for (const [match, found, wanted] of [
      [{ outcome: 'several', customers: [grace, { ...paul, ...facts }] }, [], { ...shown, others: [grace] }],
      [{ outcome: 'one', customer: grace }, [grace, { ...paul, ...facts }], { ...shown, others: [grace] }],
      [{ outcome: 'none' }, [], { outcome: 'one', customer: paul, chosen: true }],
    ] as const) {
      const ports = new FakeLeaderPorts();
      ports.list = { ok: true, calls: [live], ended: [] };
      ports.match = match;
      ports.found = found;
      ports.activities.customerOf = () => Promise.resolve({ ok: true, value: paul });
      const { leader, view } = startLine(ports);
      await eventually(() => ports.connections[0] !== undefined);
      ports.connections[0]?.tell({ type: 'connected' });
      await eventually(() => JSON.stringify(view().calls[0]?.customer) === JSON.stringify(wanted)).catch(
        () => undefined,
      );
      expect(view().calls[0]?.customer).toEqual(wanted);
      await leader.stop();
    }
  });

  it('is nobody where its activity names nobody: an agent who said so is not shown the wrong one again', async () => {
    jest.useRealTimers();
    const ports = new FakeLeaderPorts();
    ports.list = { ok: true, calls: [live], ended: [] };
    ports.match = { outcome: 'one', customer: paul };
    ports.activities.customerOf = () => Promise.resolve({ ok: true, value: 'nobody' });
    const { leader, view } = startLine(ports);
    await eventually(() => ports.connections[0] !== undefined);
    ports.connections[0]?.tell({ type: 'connected' });
    await eventually(() => view().calls[0]?.customer !== undefined);
    expect(view().calls).toMatchObject([{ customer: { outcome: 'none', chosen: true, others: [paul] } }]);
    await leader.stop();
  });

  it('is who the leader of the line before showed', async () => {
    const ports = new FakeLeaderPorts();
    const first = await connected(ports);
    first.connection.push(ring('a'));
    await first.leader.send({ type: 'choose-customer', key, customer: paul });
    const { settings: _, ...shown } = first.view();
    await first.leader.stop();
    const later = new FakeLeaderPorts();
    later.list = { ok: true, calls: [ring('a')], ended: [] };
    later.match = { outcome: 'none' };
    const { view } = await connected(later, { ...shown, ringPlaceId: undefined });
    await settle();
    expect(view().calls).toMatchObject([{ customer: { outcome: 'one', customer: paul, chosen: true } }]);
  });
});

describe('a ring', () => {
  it('A4-08 is there at once; the name follows when the search is done', async () => {
    const { view, connection, ports } = await connected();
    ports.match = { outcome: 'one', customer: { entityName: 'contact', id: '1', name: 'Grace' } };
    connection.push(ring('a'));
    expect(view().calls).toMatchObject([{ key, customer: undefined, number: '(+12025550123)' }]);
    await settle();
    expect(view().calls).toMatchObject([{ customer: { outcome: 'one' } }]);
  });

  it('whose customer the agent chooses shows it at once', async () => {
    const { leader, view, connection, ports } = await connected();
    ports.match = { outcome: 'unknown', late: true };
    ports.found = [paul];
    connection.push(ring('a'));
    await settle();
    expect(view().calls).toMatchObject([{ customer: { outcome: 'unknown' } }]);
    await leader.send({ type: 'search', key, text: 'paul' });
    await settle();
    expect(view().calls).toMatchObject([{ search: { text: 'paul', answer: { found: [paul] } } }]);
    await leader.send({ type: 'choose-customer', key, customer: paul });
    expect(view().calls).toMatchObject([{ customer: { outcome: 'one', customer: paul }, search: undefined }]);
  });

  it('is looked up again when the agent says so', async () => {
    const { leader, view, connection, ports } = await connected();
    ports.match = { outcome: 'unknown', late: true };
    connection.push(ring('a'));
    await settle();
    ports.match = { outcome: 'one', customer: paul };
    await leader.send({ type: 'look-up-again', key });
    await settle();
    expect(view().calls).toMatchObject([{ customer: { outcome: 'one', customer: paul } }]);
  });

  describe('whose search was late', () => {
    /** What each search finds, and whether it was patient; the patient one is answered by hand. */
    const lateSearch = async () => {
      const line = await connected();
      const asked: boolean[] = [];
      let answer: (match: CustomerMatch) => void = () => undefined;
      line.ports.customers.find = (_number: string, patientMs = 0) => {
        asked.push(patientMs > 0);
        if (patientMs === 0) return Promise.resolve({ outcome: 'unknown', late: true } as const);
        return new Promise<CustomerMatch>((resolve) => (answer = resolve));
      };
      line.connection.push(ring('a'));
      await settle();
      expect(line.view().calls).toMatchObject([{ customer: { outcome: 'unknown', late: true } }]);
      return { ...line, asked, answer: (match: CustomerMatch) => (answer(match), settle()) };
    };

    it('has the name when it comes', async () => {
      const { view, asked, answer } = await lateSearch();
      expect(asked).toEqual([false, true]);
      await answer({ outcome: 'one', customer: paul });
      expect(view().calls).toMatchObject([{ customer: { outcome: 'one', customer: paul } }]);
    });

    it('is searched once more, not for ever', async () => {
      const { view, asked, answer } = await lateSearch();
      await answer({ outcome: 'unknown', late: true });
      await jest.advanceTimersByTimeAsync(60_000);
      expect(asked).toEqual([false, true]);
      expect(view().calls).toMatchObject([{ customer: { outcome: 'unknown', late: true } }]);
    });

    it('keeps what the agent chose or searches meanwhile', async () => {
      const chosen = await lateSearch();
      const grace = { ...paul, id: '1', name: 'Grace' };
      await chosen.leader.send({ type: 'choose-customer', key, customer: grace });
      await chosen.answer({ outcome: 'one', customer: paul });
      expect(chosen.view().calls).toMatchObject([{ customer: { outcome: 'one', customer: grace, chosen: true } }]);
      const searched = await lateSearch();
      await searched.leader.send({ type: 'search', key, text: 'gra' });
      await searched.answer({ outcome: 'one', customer: paul });
      expect(searched.view().calls).toMatchObject([{ customer: { outcome: 'unknown' }, search: { text: 'gra' } }]);
    });

    it('is not searched again when its call has ended', async () => {
      const { connection, ports } = await connected();
      const asked: boolean[] = [];
      let late: (match: CustomerMatch) => void = () => undefined;
      ports.customers.find = (_number: string, patientMs = 0) => {
        asked.push(patientMs > 0);
        return new Promise<CustomerMatch>((resolve) => (late = resolve));
      };
      connection.push(ring('a'));
      await settle();
      connection.push(ring('a', { state: 'disconnected', reason: 'no-answer', version: 9, endedForMs: 0 }));
      await settle();
      late({ outcome: 'unknown', late: true });
      await settle();
      expect(asked).not.toContain(true);
    });
  });

  it('that came while the connection was away is found in the list', async () => {
    const ports = new FakeLeaderPorts();
    ports.list = { ok: true, calls: [ring('a')], ended: [] };
    const { view } = await connected(ports);
    expect(view().calls).toMatchObject([{ key, state: 'offered' }]);
  });

  it('survives a list that fails: it is asked for until it comes', async () => {
    const ports = new FakeLeaderPorts();
    ports.list = { ok: false, reason: 'network' };
    const { view } = await connected(ports);
    ports.list = { ok: true, calls: [ring('a')], ended: [] };
    await jest.advanceTimersByTimeAsync(1_500);
    expect(view().calls).toHaveLength(1);
  });

  it('S7-25 accepted while the connection is lost is told as soon as it is back, with the same id each time', async () => {
    const { leader, connection, view } = await connected();
    connection.push(ring('a', { assumed: true }));
    connection.answer = () => Promise.reject(new Error('lost'));
    connection.tell({ type: 'reconnecting' });
    let done = false;
    const accepted = leader.send({ type: 'accept', key }).then(() => (done = true));
    await jest.advanceTimersByTimeAsync(5_000);
    expect(done).toBe(false);
    expect(view().calls).toMatchObject([{ underWay: 'accept' }]);
    connection.answer = () => Promise.resolve({ ok: true, state: 'connected' });
    connection.tell({ type: 'connected' });
    await accepted;
    expect(connection.sent).toMatchObject([{ type: 'ring.acknowledged', outcome: 'accepted' }]);
  });

  it.each(['accept', 'reject'] as const)(
    'whose %s meets an outage is sent again under its one id, and is stored when the adaptor is back',
    async (type) => {
      const { leader, connection, view } = await connected();
      connection.push(ring('a', { ringRemainingMs: 30_000 }));
      connection.answer = () => Promise.reject(new Error('no upstream'));
      let done = false;
      void leader.send({ type, key }).then(() => (done = true));
      await jest.advanceTimersByTimeAsync(7_000);
      expect(view()).toMatchObject({ trouble: undefined, calls: [{ underWay: type }] });
      connection.answer = () => Promise.resolve({ ok: true, state: type === 'accept' ? 'connected' : 'disconnected' });
      await jest.advanceTimersByTimeAsync(2_000);
      expect(done).toBe(true);
      expect(new Set(connection.sent.map((message) => message.id)).size).toBe(1);
      expect(view().calls.map(({ state }) => state)).toEqual(type === 'accept' ? ['connected'] : []);
    },
  );

  it('whose accept could not be sent while it rang is over in words', async () => {
    const { leader, connection, view } = await connected();
    connection.push(ring('a', { ringRemainingMs: 10_000 }));
    connection.answer = () => Promise.reject(new Error('no upstream'));
    void leader.send({ type: 'accept', key });
    await jest.advanceTimersByTimeAsync(15_000);
    expect(view()).toMatchObject({ trouble: { kind: 'RingTakenBack' }, calls: [{ state: 'disconnected' }] });
  });

  it('that nobody answers and nobody ends is over a moment after its time', async () => {
    const { view, connection } = await connected();
    connection.push(ring('a', { ringRemainingMs: 10_000 }));
    await jest.advanceTimersByTimeAsync(11_600);
    expect(connection.sent).toMatchObject([{ outcome: 'timed-out' }]);
    expect(view().calls).toMatchObject([{ state: 'disconnected', reason: 'timed-out' }]);
  });

  it('stays out of sight when the line came without a sign-in; a call that goes on does not', async () => {
    const first = await connected();
    first.connection.push(ring('a'));
    first.connection.push(ring('b', { state: 'connected' }));
    await settle();
    const inherited: LineView = { ...first.view(), ringPlaceId: undefined };
    const ports = new FakeLeaderPorts();
    ports.signIn.silentResult = { ok: false, again: false, trouble: { kind: 'SignInNeeded' } };
    const { view } = startLine(ports, inherited);
    await settle();
    expect(view().status).toBe('signed-out');
    expect(view().calls).toMatchObject([{ callId: 'b', state: 'connected' }]);
  });

  it('inherited from a former leader goes at its end also while the adaptor is away; a call that goes on does not', async () => {
    const first = await connected();
    first.connection.push(ring('a', { ringRemainingMs: 20_000 }));
    first.connection.push(ring('b', { state: 'connected' }));
    await settle();
    const { view, leader } = startLine(new FakeLeaderPorts(), { ...first.view(), ringPlaceId: undefined });
    await jest.advanceTimersByTimeAsync(20_000);
    expect(view().calls).toHaveLength(2);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(view().calls).toMatchObject([{ key: keyOf('b'), state: 'connected' }]);
    await leader.stop();
  });

  it('inherited from a former leader stays in view until the list comes, and can be answered meanwhile', async () => {
    const first = await connected();
    first.connection.push(ring('a'));
    await settle();
    const inherited: LineView = { ...first.view(), ringPlaceId: undefined };
    const ports = new FakeLeaderPorts();
    ports.list = { ok: true, calls: [ring('a', { assumed: true })], ended: [] };
    const { leader, view } = startLine(ports, inherited);
    expect(view().calls).toMatchObject([{ key, state: 'offered' }]);
    const accepted = leader.send({ type: 'accept', key });
    await settle();
    ports.connections[0]?.tell({ type: 'connected' });
    await accepted;
    expect(ports.connections[0]?.sent).toMatchObject([{ outcome: 'accepted' }]);
  });
});

describe('a call that the former leader left in an outage', () => {
  const all = ['serverHangup', 'hold', 'mute', 'dtmf', 'blindTransfer'] as const;
  const rings = ring('a', { ringRemainingMs: 20_000 });
  const lives = ring('a', { state: 'connected', version: 2, capabilities: all });
  const wanting = (wish: 'accept' | 'reject' | 'hangup'): LineCommand =>
    wish === 'hangup' ? { type: 'command', key, command: { command: wish } } : { type: wish, key };
  async function inherit(snapshot = rings, wish?: 'accept' | 'reject' | 'hangup') {
    const first = await connected();
    first.connection.push(snapshot);
    first.connection.tell({ type: 'reconnecting' });
    await settle();
    if (wish !== undefined) void first.leader.send(wanting(wish));
    await settle();
    const inherited: LineView = { ...first.view(), ringPlaceId: undefined };
    await first.leader.stop();
    const ports = new FakeLeaderPorts();
    ports.list = { ok: true, calls: [snapshot], ended: [] };
    const line = startLine(ports, inherited);
    await settle();
    const [connection] = ports.connections;
    if (connection === undefined) throw new Error('no connection was opened');
    const back = () => {
      connection.tell({ type: 'connected' });
      return settle();
    };
    return { ...line, ports, connection, back };
  }

  it.each([
    ['accept', rings, { type: 'ring.acknowledged', outcome: 'accepted' }],
    ['reject', rings, { type: 'ring.acknowledged', outcome: 'rejected' }],
    ['hangup', lives, { type: 'command.hangup' }],
  ] as const)(
    'keeps its %s under way, which is sent once when the adaptor is back',
    async (wish, snapshot, message) => {
      const { view, leader, connection, back } = await inherit(snapshot, wish);
      await jest.advanceTimersByTimeAsync(10_000);
      expect(view()).toMatchObject({ trouble: undefined, calls: [{ key, underWay: wish }] });
      // The follower from which it came says it again.
      void leader.send(wanting(wish));
      await back();
      expect(connection.sent).toMatchObject([message]);
      await leader.stop();
    },
  );

  it('can be accepted meanwhile: it is shown as under way at once', async () => {
    const { view, leader, connection, back } = await inherit();
    void leader.send({ type: 'accept', key });
    await settle();
    expect(view().calls).toMatchObject([{ key, underWay: 'accept' }]);
    await back();
    expect(connection.sent).toMatchObject([{ outcome: 'accepted' }]);
    await leader.stop();
  });

  it('is over in words when its ring ends before the adaptor is back, or while nobody could tell', async () => {
    const late = await inherit(rings, 'accept');
    await jest.advanceTimersByTimeAsync(22_000);
    expect(late.view()).toMatchObject({ trouble: { kind: 'RingTakenBack' }, calls: [] });
    await late.back();
    expect(late.connection.sent.filter((message) => 'outcome' in message && message.outcome === 'accepted')).toEqual(
      [],
    );
    await late.leader.stop();
    const gone = await inherit(rings, 'accept');
    gone.ports.list = { ok: true, calls: [], ended: [] };
    await gone.back();
    expect(gone.view()).toMatchObject({ trouble: { kind: 'RingTakenBack' }, calls: [] });
    await gone.leader.stop();
  });

  it('is neither held nor ended long after the agent wanted it, and the agent is told', async () => {
    const { view, leader, connection, back } = await inherit(lives, 'hangup');
    void leader.send({ type: 'command', key, command: { command: 'hold' } });
    await jest.advanceTimersByTimeAsync(11_000);
    expect(view().trouble).toEqual({ kind: 'CommandNotTaken', command: 'hold' });
    await jest.advanceTimersByTimeAsync(20_000);
    expect(view()).toMatchObject({ trouble: { kind: 'AnswerNotStored' }, calls: [{ underWay: undefined }] });
    await back();
    expect(connection.sent).toEqual([]);
    await leader.stop();
  });
});

describe('a recording that is paused', () => {
  const paused = ring('a', { state: 'connected', version: 2, recording: 'paused' });
  const shown = (view: () => LeaderView) => view().calls.map(({ recording }) => recording);
  async function withPause() {
    const ports = new FakeLeaderPorts();
    ports.list = { ok: true, calls: [paused], ended: [] };
    return connected(ports);
  }

  it.each(['reconnecting', 'connecting'] as const)(
    'may run again for all that is known while the line is %s, until the list tells it',
    async (type) => {
      const { view, ports, connection } = await withPause();
      expect(shown(view)).toEqual(['paused']);
      connection.tell({ type });
      expect(shown(view)).toEqual(['possible']);
      ports.list = { ok: false, reason: 'failed' };
      connection.tell({ type: 'connected' });
      await settle();
      expect(shown(view)).toEqual(['possible']);
      ports.list = { ok: true, calls: [paused], ended: [] };
      await jest.advanceTimersByTimeAsync(10_000);
      expect(shown(view)).toEqual(['paused']);
    },
  );

  it('may run while the agent is signed out, and so may one that is off; one that runs still runs', async () => {
    const { view, connection } = await withPause();
    connection.push(ring('b', { state: 'connected', recording: 'off' }));
    connection.push(ring('c', { state: 'connected', recording: 'on' }));
    connection.tell({ type: 'signed-out', trouble: { kind: 'SignInNeeded' } });
    expect(shown(view)).toEqual(['possible', 'possible', 'on']);
  });

  it('may run for a page that took the line over and has no list yet', async () => {
    const first = await withPause();
    const ports = new FakeLeaderPorts();
    ports.list = { ok: true, calls: [paused], ended: [] };
    const next = startLine(ports, { ...first.view(), ringPlaceId: undefined });
    await settle();
    expect(shown(next.view)).toEqual(['possible']);
    ports.connections[0]?.tell({ type: 'connected' });
    await settle();
    expect(shown(next.view)).toEqual(['paused']);
  });
});

describe('what the agent wants of a call while the adaptor is away', () => {
  const all = ['serverHangup', 'hold', 'mute', 'dtmf', 'blindTransfer', 'consult'] as const;
  const live = ring('a', { state: 'connected', version: 2, capabilities: all });
  async function inOutage(kind: 'line' | 'adaptor') {
    const ports = new FakeLeaderPorts();
    ports.list = { ok: true, calls: [live], ended: [] };
    const line = await connected(ports);
    line.connection.answer = () => Promise.reject(new Error('no upstream'));
    if (kind === 'line') line.connection.tell({ type: 'reconnecting' });
    await settle();
    const back = () => {
      line.connection.answer = () => Promise.resolve({ ok: true });
      line.connection.tell({ type: 'connected' });
      return jest.advanceTimersByTimeAsync(2_000);
    };
    const sent = () => line.connection.sent.map(({ type }) => type).filter((type) => type !== 'call.logged');
    return { ...line, back, sent };
  }

  it.each(['line', 'adaptor'] as const)('is ended when it is back within half a minute (%s lost)', async (kind) => {
    const { leader, view, back, connection } = await inOutage(kind);
    void leader.send({ type: 'command', key, command: { command: 'hangup' } });
    await jest.advanceTimersByTimeAsync(28_000);
    expect(view()).toMatchObject({ trouble: undefined, calls: [{ underWay: 'hangup' }] });
    await back();
    const ends = connection.sent.filter(({ type }) => type === 'command.hangup');
    expect(new Set(ends.map(({ id }) => id)).size).toBe(1);
    expect(view().trouble).toBeUndefined();
  });

  it.each(['line', 'adaptor'] as const)('is not ended later than that, and says so at once (%s lost)', async (kind) => {
    const { leader, view, back, sent } = await inOutage(kind);
    void leader.send({ type: 'command', key, command: { command: 'hangup' } });
    await jest.advanceTimersByTimeAsync(31_500);
    expect(view()).toMatchObject({ trouble: { kind: 'AnswerNotStored' }, calls: [{ underWay: undefined }] });
    const before = sent().length;
    await back();
    expect(sent().length).toBe(before);
  });

  it.each([
    { command: 'hold' },
    { command: 'mute' },
    { command: 'send-digits', digits: '42#' },
    { command: 'blind-transfer', target: '+12025550199' },
    { command: 'consult', target: '+12025550199' },
  ] as const)('is $command for ten seconds and no longer, in words', async (command) => {
    const { leader, view, back, sent } = await inOutage('line');
    void leader.send({ type: 'command', key, command });
    await jest.advanceTimersByTimeAsync(9_000);
    expect(view()).toMatchObject({ trouble: undefined, calls: [{ commands: [command.command] }] });
    await jest.advanceTimersByTimeAsync(1_500);
    expect(view()).toMatchObject({
      trouble: { kind: 'CommandNotTaken', command: command.command },
      calls: [{ commands: [] }],
    });
    await back();
    expect(sent()).toEqual([]);
  });

  it('is dialled by the telephony system that takes its format', async () => {
    const ports = new FakeLeaderPorts();
    const alsoDialling = [{ formats: ['sip'], source: 'desk' }];
    ports.list = { ok: true, calls: [], ended: [], dialling: { formats: ['tel'], source: 'pbx' }, alsoDialling };
    const { leader, view, connection } = await connected(ports);
    expect(view().dialFormats).toEqual(['tel', 'sip']);
    for (const [callId, text, format] of [
      ['d1', 'sip:ada@example.com', 'sip'],
      ['d2', '+12025550123', 'tel'],
      ['d3', 'ada@example.com', 'mailto'],
    ] as const)
      await leader.send({ type: 'dial', callId, wish: { text, format } });
    const dialled = connection.sent.flatMap((message) => (message.type === 'command.dial' ? [message] : []));
    expect(dialled).toMatchObject([
      { callId: 'd1', source: 'desk' },
      { callId: 'd2', source: 'pbx' },
    ]);
    expect(view().trouble).toMatchObject({ kind: 'DialNotOffered' });
  });

  it('is dialled for ten seconds and no longer, in words as soon as they are over', async () => {
    const ports = new FakeLeaderPorts();
    ports.list = { ok: true, calls: [], ended: [], dialling: { formats: ['tel'], source: 'pbx' } };
    const { leader, view, connection } = await connected(ports);
    connection.answer = () => Promise.reject(new Error('lost'));
    const dialled = leader.send({ type: 'dial', callId: 'd', wish: { text: '+12025550123', format: 'tel' } });
    await settle();
    connection.tell({ type: 'reconnecting' });
    expect(view()).toMatchObject({ trouble: undefined, calls: [{ state: 'initiated' }] });
    await jest.advanceTimersByTimeAsync(10_500);
    await dialled;
    expect(view().trouble).toMatchObject({ kind: 'NotDialled' });
  });
});

describe('a call that is over and that the agent is not done with', () => {
  const over = ring('a', {
    state: 'disconnected',
    reason: 'normal',
    version: 4,
    connectedForMs: 90_000,
    endedForMs: 30_000,
  });

  async function resumed(agent = unknownAgent) {
    jest.useRealTimers();
    const ports = new FakeLeaderPorts();
    ports.list = { ok: true, calls: [], ended: [over], agent };
    const line = startLine(ports);
    await eventually(() => ports.connections[0] !== undefined);
    const [connection] = ports.connections;
    if (connection === undefined) throw new Error('no connection was opened');
    connection.tell({ type: 'connected' });
    await eventually(() => line.view().calls.length > 0);
    // The adaptor strikes it off when it hears that it is logged.
    ports.list = { ok: true, calls: [], ended: [] };
    const said = (type: string) => connection.sent.filter((message) => message.type === type);
    return { ...line, ports, said };
  }

  it('is there again after a reload; the agent is in wrap-up, and the call is neither logged nor counted', async () => {
    const { view, leader, said } = await resumed();
    expect(view().calls).toMatchObject([{ key, state: 'disconnected', draft: { notes: '' } }]);
    await eventually(() => said('agent.changed').length > 0);
    expect(said('agent.changed')).toMatchObject([{ activity: 'wrap-up' }]);
    expect([said('call.logged'), view().kpis]).toEqual([[], { waiting: 0, granted: [] }]);
    await leader.stop();
  });

  it('leaves the agent in wrap-up over a hand-over: nobody may ring an agent who seems idle for a moment', async () => {
    const { leader, said, ports } = await resumed({ ...unknownAgent, activity: 'wrap-up', version: 7 });
    await eventually(() => ports.activities.rows.size > 0);
    expect(said('agent.changed')).toEqual([]);
    await leader.stop();
  });

  it('is closed, logged and counted when the agent says Done', async () => {
    const { view, leader, said, ports } = await resumed();
    await leader.send({ type: 'draft', key, change: { what: 'notes', text: 'Sent', revision: 0 } });
    expect(view().calls[0]?.draft).toMatchObject({ notes: 'Sent', saved: 'saving' });
    await leader.send({ type: 'dismiss', key });
    expect(view().calls).toEqual([]);
    await eventually(() => said('call.logged').length > 0);
    expect([...ports.activities.rows.values()]).toMatchObject([{ statecode: 1, description: 'Sent' }]);
    expect(view().kpis).toMatchObject({ waiting: 1 });
    await eventually(() => said('agent.changed').length > 1);
    expect(said('agent.changed').at(-1)).toMatchObject({ activity: 'idle' });
    await leader.stop();
  });

  it('goes away by itself when makers let it last no longer', async () => {
    const { view, leader, said } = await resumed();
    leader.configure({ wrapUpSeconds: 20 });
    await eventually(() => said('call.logged').length > 0);
    expect(view().calls).toEqual([]);
    await leader.stop();
  });
});

describe('a message that cannot be read', () => {
  it('is not what tells of a conversation: messages.js reads that', async () => {
    const { view, connection, leader } = await connected();
    for (const type of ['conversation.changed', 'message.changed', 'participant.typing'])
      connection.tell({ type: 'pushed', argument: { specversion: '1.0', id: 'x', source: '/desk', type, data: {} } });
    await settle();
    expect(view()).toMatchObject({ status: 'connected', trouble: undefined });
    await leader.stop();
  });

  it('S7-28 is told, the connection goes on, and what it meant is asked for', async () => {
    const { view, connection, ports } = await connected();
    ports.list = { ok: true, calls: [ring('a')], ended: [] };
    connection.tell({ type: 'pushed', argument: '{"PhoneNumber":' });
    await settle();
    expect(view()).toMatchObject({ status: 'connected', trouble: { kind: 'MalformedMessage' }, calls: [{ key }] });
    connection.push(ring('b'));
    expect(view().calls).toHaveLength(2);
  });
});

describe('stopping', () => {
  it('closes the connection and says nothing more', async () => {
    const { leader, connection, views } = await connected();
    const pending = leader.send({ type: 'accept', key });
    await leader.stop();
    await pending;
    const before = views.length;
    connection.push(ring('a'));
    await jest.advanceTimersByTimeAsync(60_000);
    expect(connection.stopped).toBe(true);
    expect(views).toHaveLength(before);
  });
});
