import { createAdaptor } from '../../adaptor/src/app/adaptor';
import type { WebhookSettings } from '../../adaptor/src/settings/settings';
import { systemsPartition } from '../../adaptor/src/systems/systemRow';
import { MemoryTable, type RequestKind } from '../chaos/service/memoryTable';
import { memorySettings } from './memorySettings';

const north = '70000000-0000-4000-8000-0000000000c1';
const south = '70000000-0000-4000-8000-0000000000c2';
const oid = '70000000-0000-4000-8000-0000000000a1';
const secrets = [`whsec_${Buffer.alloc(24, 1).toString('base64')}`];
const url = 'https://north.example.com/hook';
const webhook: WebhookSettings = { url, keys: [Buffer.alloc(32, 1)], allowedNetworks: undefined };
const wish = (name: string, more: object = {}) => ({ name, webhook: { url, secrets }, offers: {}, ...more });

/** An adaptor of several over one table, each of whose requests can be made to wait. */
function start(
  table: MemoryTable,
  { hasReceiver = true, ...settings }: Partial<typeof memorySettings> & { readonly hasReceiver?: boolean } = {},
) {
  let before: (kind: RequestKind, number: number) => Promise<unknown> | undefined = () => undefined;
  let number = 0;
  const carry = async <T>(kind: RequestKind, act: () => T): Promise<T> => {
    await before(kind, (number += 1));
    return act();
  };
  const client = table.client(carry);
  const log = { info: () => undefined, warn: () => undefined };
  const state = { nowMs: Date.now(), confirms: true };
  const adaptor = createAdaptor({ ...memorySettings, ...settings }, log, {
    clock: () => state.nowMs,
    edges: {
      tables: { connections: client, calls: client, ready: () => Promise.resolve() },
      ...(hasReceiver ? { sendWebhook: () => Promise.resolve(state.confirms) } : {}),
    },
  });
  return {
    adaptor,
    state,
    register: (app: string, name: string, more: object = {}) => adaptor.registry.register(app, wish(name, more)),
    /** Does something just before the request of this number from now on. */
    beforeRequest: (which: number, work: () => Promise<unknown>): void => {
      number = 0;
      before = (_kind, at) => (at === which ? work() : undefined);
    },
  };
}
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => (error as { readonly problem?: { readonly code?: string } }).problem?.code ?? error,
  );

describe('the name of a system', () => {
  it('that agents read for the system of the settings, which has been given none, is nobody else’s', async () => {
    const { register, adaptor } = start(new MemoryTable(), { webhook });
    expect(adaptor.connectors.all.map(({ displayName }) => displayName)).toEqual(['north.example.com']);
    expect(await codeOf(register(south, 'North.Example.com'))).toBe('name-taken');
  });

  it.each([
    ['an accent that is put together in sight only', 'Bah\u00e9', 'Bahe\u034f\u0301'],
    ['a blank of Braille', 'North exchange', 'North\u2800exchange'],
  ])('is another’s also by %s', async (_how, name, lookalike) => {
    const { register } = start(new MemoryTable());
    await register(north, name);
    expect(await codeOf(register(south, lookalike))).toBe('name-taken');
  });

  it.each([
    ['gone', (one: ReturnType<typeof start>) => one.adaptor.registry.remove(north)],
    ['called another', (one: ReturnType<typeof start>) => one.register(north, 'Harbour')],
  ])('stays its own, whenever its app is %s by another request in the same moment', async (_what, meanwhile) => {
    for (let at = 1; at <= 8; at += 1) {
      const table = new MemoryTable();
      const [one, two, third] = [start(table), start(table), start(table)];
      await one.register(north, 'North');
      one.beforeRequest(at, () => meanwhile(two).catch(() => undefined));
      await codeOf(one.register(north, 'North', { offers: { queues: false } }));
      await codeOf(third.register(south, 'North'));
      const rows = table.rowsOf(
        ({ partitionKey, rowKey }) => partitionKey === systemsPartition && rowKey.startsWith('app-'),
      );
      const named = rows.filter((row) => String(row.text0).includes('"name":"North"'));
      expect({ at, systems: named.length }).toEqual({ at, systems: 1 });
    }
  });
});

describe('a system that does not confirm what it is told', () => {
  it('is named no more once the settings have no address for it: nobody could hear that it is back', async () => {
    const table = new MemoryTable();
    const before = start(table, { webhook });
    before.state.confirms = false;
    const [system] = before.adaptor.connectors.all;
    await system?.check();
    await system?.check();
    expect(before.adaptor.connectors.down(oid)).toEqual(['north.example.com']);
    const { connectors } = start(table, { hasReceiver: false }).adaptor;
    await connectors.reload();
    expect(connectors.down(oid)).toEqual([]);
  });
});
