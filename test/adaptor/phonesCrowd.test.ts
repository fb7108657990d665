import { createConnector, type ConnectorParts } from '../../adaptor/src/connectors/connector';
import { createPhones } from '../../adaptor/src/phones/createPhones';
import { createAskFew } from '../../adaptor/src/webhooks/askFew';
import type { Ask } from '../../adaptor/src/webhooks/createAsker';

const phone = {
  url: 'wss://pbx.example.com/ws',
  uri: 'sip:a1@pbx.example.com',
  secret: 'secret-1',
  expiresInMs: 60_000,
};
const log = { info: () => undefined, warn: () => undefined };

it('a system that keeps browsers waiting keeps so many and no more, and none of another system', async () => {
  const hangs: Ask = () => new Promise(() => undefined);
  const answers: Ask = () => Promise.resolve({ status: 200, text: JSON.stringify(phone) });
  const phones = createPhones({ askOf: (oid) => (oid.startsWith('north') ? hangs : answers), log });
  for (let number = 0; number < 64; number += 1) void phones.give(`north-${number}`, 'b1');
  await expect(phones.give('north-64', 'b1')).rejects.toMatchObject({ problem: { code: 'too-many-requests' } });
  expect(await phones.give('south', 'b1')).toMatchObject({ secret: 'secret-1' });
});

it('an agent whose questions are slow to be answered keeps no other from the same system', async () => {
  const asked: string[] = [];
  const hangs: Ask = (_type, oid) => new Promise(() => void asked.push(oid));
  const askFew = createAskFew();
  const ask = (userId: string) => askFew(hangs, 'directory.requested', { userId });
  for (let number = 0; number < 8; number += 1) void ask('ada');
  expect(await ask('ada')).toBe('crowded');
  void ask('ben');
  expect(asked.filter((oid) => oid === 'ben')).toHaveLength(1);
});

it('a question that was answered makes room for the agent’s next', async () => {
  const askFew = createAskFew();
  const answers: Ask = () => Promise.resolve({ status: 204, text: '' });
  const ask = () => askFew(answers, 'directory.requested', { userId: 'ada' });
  for (let number = 0; number < 20; number += 1) expect(await ask()).toMatchObject({ status: 204 });
});

it('a directory that does not answer says nothing of the calls: the system is not told as down for it', async () => {
  const parts = {
    ...{ clock: Date.now, log, markDown: async () => undefined },
    telemetry: { span: (_name: string, _facts: object, work: (more: () => void) => unknown) => work(() => undefined) },
  };
  const facts = {
    ...{ name: 'default', displayName: 'PBX', dialSource: undefined, offers: () => ({ browserPhone: true }) },
    webhook: { url: 'http://127.0.0.1:1/hook', keys: [Buffer.alloc(32, 1)], allowedNetworks: undefined },
  };
  const connector = createConnector(facts, parts as unknown as ConnectorParts);
  for (let number = 0; number < 3; number += 1) await connector.ask?.('directory.requested', 'ada', { userId: 'ada' });
  expect(connector.health.isDown).toBe(false);
  const askForPhone = connector.askForPhone('ada');
  for (let number = 0; number < 3; number += 1) await askForPhone?.('phone.requested', 'ada', { userId: 'ada' });
  expect(connector.health.isDown).toBe(true);
});
