import { toAmiMessage, type AmiMessage } from '../../../telephony/asterisk/src/ami/amiMessage';
import { ActionRefused } from '../../../telephony/asterisk/src/ami/amiConnection';
import type { AmiAction } from '../../../telephony/asterisk/src/ami/amiAction';
import type { Agent } from '../../../telephony/asterisk/src/agents/agent';
import type { Mailbox } from '../../../telephony/asterisk/src/agents/mailbox';
import { Directory } from '../../../telephony/asterisk/src/directory/directory';
import { QueueMembers } from '../../../telephony/asterisk/src/ready/queueMembers';
import { maxDirectoryEntries } from '../../../protocol/limits';

const ada = '70000000-0000-4000-8000-0000000000a1';
const member = (Queue: string, telephone: string, Name: string, more: object = {}) =>
  toAmiMessage({ Event: 'QueueMember', Queue, Location: `PJSIP/${telephone}`, Name, Paused: '0', ...more });
const device = (telephone: string, State: string) =>
  toAmiMessage({ Event: 'DeviceStateChange', Device: `PJSIP/${telephone}`, State });
const box = (endpoint: string, name: string): Mailbox => ({ endpoint, name, emails: [] });

interface Pbx {
  readonly members?: readonly AmiMessage[];
  readonly mailboxes?: readonly Mailbox[];
  readonly devices?: readonly AmiMessage[];
  /** What cannot be dialled. */
  readonly missing?: readonly string[];
  readonly refuses?: string;
}

async function directoryOf({ members = [], mailboxes = [], devices = [], missing = [], refuses }: Pbx) {
  const asked: string[] = [];
  const list = async ({ name, fields }: AmiAction): Promise<readonly AmiMessage[]> => {
    if (name === 'DeviceStateList') return devices;
    const exten = String(fields.Extension);
    asked.push(exten);
    if (refuses !== undefined) throw new ActionRefused(name, refuses);
    if (missing.includes(exten)) throw new ActionRefused(name, 'Did not find extension');
    return [toAmiMessage({ Event: 'ListDialplan' })];
  };
  const known = new QueueMembers();
  known.replaceAll(members);
  const directory = new Directory({
    settings: { dialContext: 'from-internal', queues: new Map([['600', 'Support']]) },
    book: {
      all: () => [{ userId: ada, endpoint: '101' } as Agent],
      endpointOf: (userId) => (userId === ada ? '101' : undefined),
      mailboxes,
    },
    members: known,
    pbx: { list, action: () => Promise.reject(new Error('not asked here')) },
  });
  await directory.read(members);
  return { directory, asked, find: (text: string) => directory.search({ userId: ada, text }) };
}

it('says who has an extension that was called, and of one that has no name nothing', async () => {
  const { directory } = await directoryOf({
    members: [member('600', '102', 'Ben Carter'), member('600', '103', '103')],
    mailboxes: [box('104', 'Bea Müller')],
  });
  expect(['102', '103', '104', '600', '199', ''].map((one) => directory.nameOf(one))).toEqual([
    ...['Ben Carter', undefined, 'Bea Müller', 'Support', undefined, undefined],
  ]);
});

describe('whom a call can be given to', () => {
  it('is found by a part of a name without its accents, of the extension or of the team, the likeliest first', async () => {
    const { directory, find } = await directoryOf({
      members: [member('600', '102', 'Ben Carter'), member('orders', '103', 'Jörg Becker')],
      mailboxes: [box('104', 'Bea Müller')],
    });
    const names = async (text: string) => (await find(text)).map(({ name }) => name);
    expect(await names('be')).toEqual(['Bea Müller', 'Ben Carter', 'Jörg Becker']);
    expect(await names('muller BEA')).toEqual(['Bea Müller']);
    expect(await names('jorg')).toEqual(['Jörg Becker']);
    expect(await find('104')).toEqual([{ name: 'Bea Müller', target: '104', kind: 'person' }]);
    expect(await find('support')).toEqual([
      { name: 'Support', target: '600', kind: 'queue' },
      { name: 'Ben Carter', target: '102', about: 'Support', kind: 'person' },
    ]);
    expect(await find('nobody')).toEqual([]);
    // Before anything is typed: queues, and those who are free before the others.
    expect(await names(' ')).toEqual(['Support', 'Bea Müller', 'Ben Carter', 'Jörg Becker']);
    directory.take(device('103', 'NOT_INUSE'));
    expect(await names('')).toEqual(['Support', 'Jörg Becker', 'Bea Müller', 'Ben Carter']);
  });

  it.each([
    ['free', device('102', 'NOT_INUSE'), {}, 'ready'],
    ['in a call', device('102', 'INUSE'), {}, 'busy'],
    ['rung', device('102', 'RINGING'), { Paused: '1' }, 'busy'],
    ['not ready', device('102', 'NOT_INUSE'), { Paused: '1', PausedReason: 'Lunch' }, 'away'],
    ['at the wrap-up', device('102', 'NOT_INUSE'), { Paused: '1', PausedReason: 'wrap-up' }, 'busy'],
    ['without a telephone that is on', device('102', 'UNAVAILABLE'), {}, 'away'],
    ['of whom nothing is known', device('199', 'INUSE'), {}, undefined],
  ])('who is %s is told so', async (_how, told, paused, state) => {
    const { find } = await directoryOf({ members: [member('600', '102', 'Ben', paused)], devices: [told] });
    expect((await find('ben'))[0]?.state).toBe(state);
  });

  it('where the PBX lists no telephones, the queues know it of their members', async () => {
    const of = (Status: string) => ({ Status, StateInterface: 'PJSIP/102' });
    const { directory, find } = await directoryOf({ members: [member('600', '102', 'Ben', of('1'))], devices: [] });
    expect((await find('ben'))[0]?.state).toBe('ready');
    directory.take(toAmiMessage({ Event: 'QueueMemberStatus', Interface: 'Local/102@from-queue/n', ...of('2') }));
    expect((await find('ben'))[0]?.state).toBe('busy');
  });

  it('a telephone that is taken up and put down is followed', async () => {
    const { directory, find } = await directoryOf({ members: [member('600', '102', 'Ben')] });
    directory.take(device('102', 'INUSE'));
    expect((await find('ben'))[0]?.state).toBe('busy');
    directory.take(device('102', 'NOT_INUSE'));
    expect((await find('ben'))[0]?.state).toBe('ready');
  });

  it('an agent does not find himself, nor a mobile telephone that is a member, nor what cannot be dialled', async () => {
    const { find } = await directoryOf({
      members: [member('600', '101', 'Team Ada'), member('600', '12025550123', 'Team mobile')],
      mailboxes: [box('190', 'Team box')],
      missing: ['190'],
    });
    expect(await find('team')).toEqual([]);
  });

  it('a supervisor finds agents who are in a call, nobody else, and not himself', async () => {
    const { directory, find } = await directoryOf({
      members: [member('600', '101', 'Team Ada'), member('600', '102', 'Team Ben'), member('600', '103', 'Team Cleo')],
      mailboxes: [box('190', 'Team box')],
      devices: [device('101', 'INUSE'), device('102', 'NOT_INUSE'), device('103', 'INUSE'), device('190', 'INUSE')],
      // Whoever is listened to is not dialled.
      missing: ['101'],
    });
    const listens = (userId: string) => directory.search({ userId, text: 'team', format: 'supervise' });
    const found = [{ name: 'Team Ada', target: '101', about: 'Support', kind: 'person', state: 'busy' }];
    expect(await listens('70000000-0000-4000-8000-0000000000b2')).toEqual(found);
    expect(await listens(ada)).toEqual([]);
    directory.take(device('101', 'NOT_INUSE'));
    expect(await listens('70000000-0000-4000-8000-0000000000b2')).toEqual([]);
    expect(await find('team')).toHaveLength(3);
  });

  it('of a large company there are no more than agents are shown, and the dialplan is asked once for each', async () => {
    const people = Array.from({ length: 500 }, (_none, at) => box(String(1000 + at), `Person ${at}`));
    const { find, asked } = await directoryOf({ mailboxes: people });
    expect(await find('person')).toHaveLength(maxDirectoryEntries);
    const first = asked.length;
    expect(first).toBeLessThanOrEqual(3 * maxDirectoryEntries);
    await find('person');
    expect(asked).toHaveLength(first);
  });

  it('where the PBX may not be asked, the search fails, and is no answer that nobody is there', async () => {
    const { find } = await directoryOf({ members: [member('600', '102', 'Ben')], refuses: 'Permission denied' });
    await expect(find('ben')).rejects.toThrow();
    await expect(find('ben')).rejects.toThrow();
  });
});
