/** @jest-environment jsdom */
import { messagesBeside } from '../../../CifSoftphone/entries/messagesBeside';
import {
  messagesScriptGlobal,
  type MessagesFacts,
  type MessagesHub,
  type MessagesScript,
} from '../../../CifSoftphone/messages/channel/messagesScript';
import type { Hub } from '../../../CifSoftphone/connection/hub';

const fakeCustomers: MessagesFacts['customers'] = {
  find: () => Promise.resolve({ outcome: 'none' }),
  nameOf: () => Promise.resolve(undefined),
  isCustomer: () => false,
  waysTo: () => Promise.resolve(undefined),
};
const scripts = () => [...document.querySelectorAll('script')];
const settle = () => jest.advanceTimersByTimeAsync(0);
const did: string[] = [];
const script: MessagesScript = {
  startMessages: ({ adaptorUrl }) => {
    did.push(`start ${adaptorUrl}`);
    return {
      connected: (hub) => void did.push(`connected ${(hub as unknown as { readonly name: string }).name}`),
      stop: () => void did.push('stop'),
    };
  },
};
const arrives = async (): Promise<void> => {
  Reflect.set(window, messagesScriptGlobal, script);
  scripts()[0]?.dispatchEvent(new Event('load'));
  await settle();
};
function fakeHub(name: string) {
  const handlers: ((argument: unknown) => void)[] = [];
  const hub: Pick<MessagesHub, 'on'> = { on: (_target, handler) => void handlers.push(handler) };
  return {
    hub: Object.assign(hub, { name }) as unknown as Hub,
    push: (one: unknown) => handlers.forEach((go) => go(one)),
  };
}

let beside: ReturnType<typeof messagesBeside>;
const online = (adaptorUrl: string, ...hubs: readonly Hub[]) => {
  const rest = [...hubs];
  const open = beside.watch(
    () => rest.shift() as Hub,
    adaptorUrl,
    () => Promise.resolve({ ok: true, token: 'token' }),
  );
  return () => open(() => Promise.resolve(''));
};

beforeEach(() => {
  jest.useFakeTimers();
  Reflect.deleteProperty(window, messagesScriptGlobal);
  did.length = 0;
  beside = messagesBeside('https://org.example.com/line.js', {
    customers: fakeCustomers,
    settings: { get: () => ({ wrapUpSeconds: undefined }) },
  });
});
afterEach(() => {
  beside.stop();
  scripts().forEach((one) => one.remove());
});

it('an agent without conversations never loads messages.js', async () => {
  const { hub, push } = fakeHub('one');
  online('a', hub)();
  beside.listed(undefined);
  push({ type: 'call.changed' });
  push('nothing of ours');
  await settle();
  expect(scripts()).toEqual([]);
});

it('it is loaded when the adaptor says that there are some, and has each connection of the line', async () => {
  const [one, two] = [fakeHub('one'), fakeHub('two')];
  const connect = online('a', one.hub, two.hub);
  connect();
  beside.listed(true);
  await arrives();
  connect();
  beside.listed(undefined);
  await settle();
  expect(did).toEqual(['start a', 'connected one', 'connected two']);
});

it('the first offer of a day loads it', async () => {
  const { hub, push } = fakeHub('one');
  online('a', hub)();
  beside.listed(undefined);
  push({ type: 'conversation.changed' });
  await arrives();
  expect(did).toEqual(['start a', 'connected one']);
});

it('is tried again by itself when it does not come', async () => {
  const { hub } = fakeHub('one');
  online('a', hub)();
  beside.listed(true);
  scripts()[0]?.dispatchEvent(new Event('error'));
  await settle();
  expect(scripts()).toEqual([]);
  await jest.advanceTimersByTimeAsync(15_000);
  await arrives();
  expect(did).toEqual(['start a', 'connected one']);
});

it('what was one agent’s is gone when another one signs in', async () => {
  const [one, two] = [fakeHub('one'), fakeHub('two')];
  online('a', one.hub)();
  beside.listed(true);
  await arrives();
  online('b', two.hub)();
  await settle();
  expect(did).toEqual(['start a', 'connected one', 'stop']);
  beside.listed(true);
  await settle();
  expect(did.slice(3)).toEqual(['start b', 'connected two']);
});
