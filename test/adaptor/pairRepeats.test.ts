import { createAdaptor } from '../../adaptor/src/app/adaptor';
import { callRowKey } from '../../adaptor/src/model/rowKeys';
import { takeMessage } from '../../adaptor/src/telephony/takeMessage';
import { MemoryTable, type RequestKind } from '../chaos/service/memoryTable';
import { memorySettings } from './memorySettings';

const app = '70000000-0000-4000-8000-0000000000c1';
const oid = '70000000-0000-4000-8000-0000000000a1';

async function start() {
  let isAllowed: (kind: RequestKind) => boolean = () => true;
  const carry = async <T>(kind: RequestKind, act: () => T): Promise<T> => {
    await Promise.resolve();
    if (!isAllowed(kind)) throw new Error('Storage does not answer.');
    return act();
  };
  const client = new MemoryTable().client(carry);
  const state = { nowMs: Date.now() };
  const adaptor = createAdaptor(
    memorySettings,
    { info: () => undefined, warn: () => undefined },
    {
      clock: () => state.nowMs,
      edges: {
        tables: { connections: client, calls: client, ready: () => Promise.resolve() },
        sendHttp: () => Promise.resolve(202),
        sendWebhook: () => Promise.resolve(true),
      },
    },
  );
  await adaptor.storeUserInformation(oid, 'connection', 'connected');
  const tell = (type: string, callId: string, data: object = {}) => {
    const event = { specversion: '1.0', id: `${type} ${callId}`, source: '/pbx', type, data: { callId, ...data } };
    return takeMessage(adaptor, { appId: app, oid, text: JSON.stringify(event) });
  };
  await tell('call.offered', 'a', { direction: 'inbound' });
  await tell('call.connected', 'a');
  await tell('call.offered', 'c', { direction: 'outbound', relatedCallId: 'a' });
  return {
    adaptor,
    state,
    tell,
    relation: async () => (await adaptor.calls.get(callRowKey(app, 'a', oid)))?.record.relatedCallId,
    /** Storage takes the next change of a call, and none after it, as if the process had died in between. */
    diesAfterOneChange: (): void => {
      let changes = 0;
      isAllowed = (kind) => kind !== 'compare' || (changes += 1) === 1;
    },
    isBack: (): void => {
      isAllowed = () => true;
    },
  };
}

it('the adaptor dies between the end of a consultation and the word of it to the first call: the event that comes again says it', async () => {
  const { tell, relation, diesAfterOneChange, isBack } = await start();
  expect(await relation()).toBe('c');
  diesAfterOneChange();
  await tell('call.disconnected', 'c');
  expect(await relation()).toBe('c');
  isBack();
  expect(await tell('call.disconnected', 'c')).toMatchObject({ state: 'disconnected' });
  expect(await relation()).toBeUndefined();
});

it('where it ended because nobody answered in time, the next look at it says it', async () => {
  const { adaptor, state, relation, diesAfterOneChange, isBack } = await start();
  const key = callRowKey(app, 'c', oid);
  state.nowMs = (await adaptor.calls.get(key))?.record.dialEndsAtMs ?? NaN;
  diesAfterOneChange();
  await adaptor.changer.settle(key);
  expect(await relation()).toBe('c');
  isBack();
  await adaptor.changer.settle(key);
  expect(await relation()).toBeUndefined();
});
