import { directory } from '../../simulator/directory';
import {
  acknowledge,
  ada,
  eventually,
  freshId,
  offeredEvent,
  startAdaptorWorld,
  type AdaptorWorld,
} from './adaptorWorld';

let world: AdaptorWorld;
beforeAll(async () => {
  world = await startAdaptorWorld();
}, 30_000);
afterAll(() => world.stop());
beforeEach(() => {
  world.receiver.status = 204;
  world.receiver.directory = { entries: [ben] };
  world.webhooks.length = 0;
});
const ben = { name: 'Ben Okafor', target: '202', about: 'Second floor', state: 'busy' };

/** A call of Ada's, whose telephony system can do this with it. */
async function call(capabilities: readonly string[] = ['blindTransfer', 'directory']) {
  const softphone = await world.connect(world.tokens.ada);
  const callId = freshId();
  await world.ring(ada, offeredEvent(callId, { data: { callId, from: { number: '+12025550123' }, capabilities } }));
  const ring = await eventually('it rings', () => softphone.pushes.find((push) => push.callId === callId));
  await softphone.send(acknowledge(ring, 'accepted'));
  const ask = (text: string, from = softphone) =>
    from.send({ type: 'directory.asked', id: freshId(), callId, source: ring.source, text });
  return { callId, ask };
}

it('an agent looks for a colleague: the telephony system of the call is asked by a signed webhook, and its answer is told', async () => {
  const { callId, ask } = await call();
  expect(await ask('  ben ')).toEqual({ ok: true, entries: [ben] });
  const asked = world.webhooks.filter(({ event }) => event.type === 'directory.requested');
  expect(asked.map(({ event }) => event)).toMatchObject([{ subject: ada, data: { userId: ada, callId, text: 'ben' } }]);
  expect(asked[0]?.headers['webhook-signature']).toMatch(/^v1,/);
});

it('before anything is typed the system is asked whom it would name first, and each is told with what it is', async () => {
  const { callId, ask } = await call();
  world.receiver.directory = {
    entries: [
      { ...ben, kind: 'person' },
      { name: 'Billing', target: '5', kind: 'desk' },
    ],
  };
  const { entries } = (await ask('   ')) as { entries: readonly Record<string, unknown>[] };
  expect(entries.map(({ kind }) => kind)).toEqual(['person', undefined]);
  const asked = world.webhooks.filter(({ event }) => event.type === 'directory.requested');
  expect(asked.at(-1)?.event.data).toMatchObject({ callId, text: '' });
});

it('who has no name or no target is left out, a long word is cut, and nobody reads more than twenty', async () => {
  const { ask } = await call();
  const many = Array.from({ length: 30 }, (_, at) => ({ name: `Desk ${at}`, target: String(300 + at) }));
  world.receiver.directory = {
    entries: [
      { name: 'x'.repeat(300), target: '1', state: 'asleep', password: 'p' },
      { name: 'No target' },
      7,
      ...many,
    ],
  };
  const { entries } = (await ask('desk')) as { entries: readonly Record<string, unknown>[] };
  expect(entries).toHaveLength(20);
  expect(entries[0]).toEqual({ name: 'x'.repeat(256), target: '1' });
  expect(entries[1]).toEqual({ name: 'Desk 0', target: '300' });
});

it('a system that knows no such question has nobody: that is an answer', async () => {
  const { ask } = await call();
  world.receiver.directory = undefined;
  expect(await ask('ben')).toEqual({ ok: true, entries: [] });
});

it.each([
  ['fails', 500, { entries: [] }],
  ['sends elsewhere', 302, { entries: [] }],
  ['answers with what is none', 204, 'nobody'],
])(
  'a system that %s is told as unavailable, and neither question nor answer is logged',
  async (_what, status, answer) => {
    const { ask } = await call();
    world.receiver.status = status;
    world.receiver.directory = answer;
    expect(await ask('Secretname')).toEqual({ ok: false, reason: 'unavailable' });
    expect(world.host.log()).toContain('directory-not-given');
    expect(world.host.log()).not.toContain('Secretname');
  },
);

it('without the capability nobody is asked', async () => {
  const { ask } = await call(['blindTransfer']);
  expect(await ask('ben')).toEqual({ ok: false, reason: 'not-possible' });
  expect(world.webhooks.filter(({ event }) => event.type === 'directory.requested')).toEqual([]);
});

it('nobody searches by somebody else’s call, by one that is over or by a text without end', async () => {
  const { callId, ask } = await call();
  expect(await ask('ben', await world.connect(world.tokens.ben))).toEqual({ ok: false, reason: 'unknown-call' });
  expect(await ask('x'.repeat(101))).toEqual({ ok: false, reason: 'malformed' });
  const over = {
    specversion: '1.0',
    source: '/pbx',
    id: freshId(),
    subject: callId,
    type: 'call.disconnected',
    data: {},
  };
  await world.ring(ada, over);
  expect(await ask('ben')).toEqual({ ok: false, reason: 'illegal-state' });
});

describe('before there is a call', () => {
  let asking: AdaptorWorld;
  beforeAll(async () => {
    asking = await startAdaptorWorld({ Directory: 'yes', DialFormats: 'tel' });
    asking.receiver.directory = { entries: [ben] };
  }, 30_000);
  afterAll(() => asking.stop());
  const source = directory.telephony.clientId;

  it('the system by which the agent would dial is asked, of which the softphone is told that it can be', async () => {
    const { body } = await asking.call('GET', 'calls', asking.tokens.ada);
    expect(body.dialling).toEqual({ source, formats: ['tel'], directory: true });
    const softphone = await asking.connect(asking.tokens.ada);
    const question = { type: 'directory.asked', id: freshId(), source, format: 'tel', text: 'ben' } as const;
    expect(await softphone.send(question)).toEqual({ ok: true, entries: [ben] });
    const asked = asking.webhooks.find(({ event }) => event.type === 'directory.requested');
    expect(asked?.event.data).toEqual({ userId: ada, format: 'tel', text: 'ben' });
  });

  it('for a format that the agent cannot dial nobody is asked', async () => {
    asking.webhooks.length = 0;
    const softphone = await asking.connect(asking.tokens.ada);
    const question = { type: 'directory.asked', id: freshId(), source, format: 'supervise', text: 'ben' } as const;
    expect(await softphone.send(question)).toEqual({ ok: false, reason: 'not-possible' });
    expect(asking.webhooks).toEqual([]);
  });

  it('without the setting nobody is asked, and softphones are not told that they can', async () => {
    const silent = await startAdaptorWorld({ Directory: 'no', DialFormats: 'tel' });
    try {
      const { body } = await silent.call('GET', 'calls', silent.tokens.ada);
      expect(body.dialling).toEqual({ source, formats: ['tel'] });
      const softphone = await silent.connect(silent.tokens.ada);
      const question = { type: 'directory.asked', id: freshId(), source, format: 'tel', text: 'ben' } as const;
      expect(await softphone.send(question)).toEqual({ ok: false, reason: 'not-possible' });
      expect(silent.webhooks).toEqual([]);
    } finally {
      await silent.stop();
    }
  });
});
