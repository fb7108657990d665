import { createAdaptor } from '../../adaptor/src/app/adaptor';
import type { WebhookSettings } from '../../adaptor/src/settings/settings';
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
  const state: { nowMs: number; confirms: boolean | Promise<boolean> } = { nowMs: Date.now(), confirms: true };
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

  type One = ReturnType<typeof start>;
  const goes = (one: One): Promise<unknown> => one.adaptor.registry.remove(north);
  const isRenamed = (one: One): Promise<unknown> => one.register(north, 'Harbour');
  const changes = (one: One): Promise<unknown> => one.register(north, 'North', { offers: { queues: false } });

  it.each([
    ['changes and goes', changes, goes],
    ['changes and has another name', changes, isRenamed],
    ['goes and changes', goes, changes],
    ['has another name and changes', isRenamed, changes],
  ])('is one system’s alone, also where an app %s in the same moment', async (_what, does, meanwhile) => {
    for (let at = 1; at <= 12; at += 1) {
      const table = new MemoryTable();
      const [one, two, third] = [start(table), start(table), start(table)];
      await two.register(north, 'North');
      one.beforeRequest(at, () => meanwhile(two));
      await does(one);
      await codeOf(third.register(south, 'North'));
      const isSystem = ({ rowKey }: { readonly rowKey: string }): boolean => rowKey.startsWith('app-');
      const named = table.rowsOf(isSystem).filter((row) => String(row.text0).includes('"name":"North"'));
      expect({ at, systems: named.length }).toEqual({ at, systems: 1 });
    }
  });
});

describe('a system that does not confirm what it is told', () => {
  const checkTwice = ({ adaptor }: ReturnType<typeof start>) =>
    adaptor.connectors.all.slice(-1).flatMap((system) => [system.check(), system.check()]);

  it.each([
    [
      'moves',
      (one: ReturnType<typeof start>) => one.register(north, 'North', { webhook: { url: `${url}/2`, secrets } }),
    ],
    ['goes', (one: ReturnType<typeof start>) => one.adaptor.registry.remove(north)],
  ])('and %s: what was on its way to the old address says nothing of it', async (_what, change) => {
    const table = new MemoryTable();
    const one = start(table);
    await one.register(north, 'North');
    let end: (confirmed: boolean) => void = () => undefined;
    one.state.confirms = new Promise((resolve) => (end = resolve));
    const checks = checkTwice(one);
    await change(one);
    end(false);
    await Promise.all(checks);
    expect(one.adaptor.connectors.down(oid)).toEqual([]);
    expect(table.rowsOf(({ rowKey }) => rowKey.startsWith('down-'))).toEqual([]);
  });

  it('and has come up again, as another instance has heard: one webhook that is lost after that is no sign', async () => {
    const table = new MemoryTable();
    const [one, other] = [start(table), start(table)];
    await one.register(north, 'North');
    await other.adaptor.connectors.reload();
    one.state.confirms = false;
    await Promise.all(checkTwice(one));
    await other.adaptor.connectors.reload();
    expect(other.adaptor.connectors.down(oid)).toEqual(['North']);
    await Promise.all(checkTwice(other));
    await one.adaptor.connectors.reload();
    await one.adaptor.connectors.of(north).check();
    expect(one.adaptor.connectors.down(oid)).toEqual([]);
  });

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
