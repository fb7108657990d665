import { createPhones } from '../../adaptor/src/phones/createPhones';
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
  const phones = createPhones({ askOf: (oid) => (oid === 'north' ? hangs : answers), log });
  for (let number = 0; number < 64; number += 1) void phones.give('north', `b${number}`);
  await expect(phones.give('north', 'one-more')).rejects.toMatchObject({ problem: { code: 'too-many-requests' } });
  expect(await phones.give('south', 'b1')).toMatchObject({ secret: 'secret-1' });
});
