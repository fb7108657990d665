import { createHmac } from 'node:crypto';
import { parsePhone } from '../../../protocol/messages/phone';
import { toAmiMessage } from '../../../telephony/asterisk/src/ami/amiMessage';
import { createLog } from '../../../telephony/base/log';
import type { BrowserPhoneSettings } from '../../../telephony/asterisk/src/browser/browserPhone';
import { BrowserPhones } from '../../../telephony/asterisk/src/browser/browserPhones';
import { FakeAri } from './fakeAri';

const ada = '70000000-0000-4000-8000-0000000000a1';
const ben = '70000000-0000-4000-8000-0000000000b2';
const settings: BrowserPhoneSettings = {
  url: 'wss://pbx.example.com/ws',
  ari: { url: 'http://127.0.0.1:8088/ari', user: 'crm', secret: 'ari-secret' },
  ice: [],
};
const agents = new Map([
  [ada, '301'],
  [ben, '102'],
]);
let ari: FakeAri;
let phones: BrowserPhones;
let logged: string[];
let hasEcho = true;

function create(more: Partial<BrowserPhoneSettings> = {}): BrowserPhones {
  return new BrowserPhones({
    settings: { ...settings, ...more },
    ari,
    pbx: { list: () => Promise.resolve(hasEcho ? [toAmiMessage({ Event: 'ListDialplan' })] : []) },
    endpointOf: (userId) => agents.get(userId.toLowerCase()),
    endpoints: () => agents.values(),
    log: createLog((line) => logged.push(line)),
    now: () => 1_700_000_000_000,
  });
}

beforeEach(async () => {
  jest.useFakeTimers();
  hasEcho = true;
  ari = new FakeAri();
  ari.browser('301');
  ari.desk('102');
  logged = [];
  phones = create();
  const checked = phones.check();
  await jest.advanceTimersByTimeAsync(10);
  await checked;
});
afterEach(() => {
  phones.stop();
  jest.useRealTimers();
});

const give = async (userId: string, phoneId: string, from = phones) => {
  const given = from.give({ userId, phoneId });
  // Whoever looks for an error finds it where the promise is awaited.
  given.catch(() => undefined);
  await jest.advanceTimersByTimeAsync(10);
  return given;
};

it('an agent’s browser gets an address and a password that the PBX knows, and another one each time', async () => {
  const first = await give(ada.toUpperCase(), 'b1');
  expect(parsePhone(first)).toMatchObject({ ok: true });
  expect(first).toMatchObject({ url: settings.url, uri: 'sip:301@pbx.example.com', user: '301' });
  expect(ari.auths.get('301')).toEqual({ auth_type: 'digest', username: '301', password: first?.secret });
  const renewed = await give(ada, 'b1');
  expect(renewed?.secret).not.toBe(first?.secret);
  expect(ari.auths.get('301')?.password).toBe(renewed?.secret);
});

it('the echo for the check is named where the include has it, and not where the include is an older one', async () => {
  const given = await give(ada, 'b1');
  expect(given?.echo).toBe('sip:crm-echo@pbx.example.com');
  expect(parsePhone(given)).toMatchObject({ ok: true });
  hasEcho = false;
  const other = create();
  expect((await give(ada, 'b2', other))?.echo).toBeUndefined();
  other.stop();
});

it('an agent with a desk phone, and one whom nobody knows, get none', async () => {
  expect(await give(ben, 'b1')).toBeUndefined();
  expect(await give('70000000-0000-4000-8000-0000000000ff', 'b1')).toBeUndefined();
  expect([phones.isBrowser('301'), phones.isBrowser('102')]).toEqual([true, false]);
});

it('the browser that was chosen last has the telephone, and the one before does not take it back', async () => {
  await give(ada, 'office');
  const laptop = await give(ada, 'laptop');
  expect(await give(ada, 'office')).toBeUndefined();
  expect(ari.auths.get('301')?.password).toBe(laptop?.secret);
  // Nor does its goodbye take the password of the other away.
  await phones.withdraw({ userId: ada, phoneId: 'office' });
  expect(ari.auths.has('301')).toBe(true);
});

it('two telephones that share one password at the PBX have none: each could register as the other', async () => {
  ari.browser('102', '301');
  ari.browser('301');
  const other = create();
  expect(await give(ada, 'b1', other)).toBeUndefined();
  expect(await give(ben, 'b2', other)).toBeUndefined();
  expect(logged.some((line) => line.includes('"browser-phones-share-auth","telephones":2'))).toBe(true);
  other.stop();
});

it('a password counts until it is withdrawn, or for ten minutes', async () => {
  await give(ada, 'b1');
  await Promise.all([phones.withdraw({ userId: ada, phoneId: 'b1' }), jest.advanceTimersByTimeAsync(10)]);
  expect(ari.auths.has('301')).toBe(false);
  expect(await give(ada, 'b1')).toBeUndefined();
  await give(ada, 'b2');
  await jest.advanceTimersByTimeAsync(9 * 60_000);
  await give(ada, 'b2');
  await jest.advanceTimersByTimeAsync(9 * 60_000);
  expect(ari.auths.has('301')).toBe(true);
  await jest.advanceTimersByTimeAsync(61_000);
  expect(ari.auths.has('301')).toBe(false);
});

it('a password that could not be taken away is taken away as soon as that is possible', async () => {
  await give(ada, 'b1');
  ari.refuses = 'ari-away';
  await Promise.all([phones.withdraw({ userId: ada, phoneId: 'b1' }), jest.advanceTimersByTimeAsync(10)]);
  expect(logged.some((line) => line.includes('password-not-withdrawn'))).toBe(true);
  ari.refuses = undefined;
  await jest.advanceTimersByTimeAsync(11_000);
  expect(ari.auths.has('301')).toBe(false);
});

it('what an earlier run of the connector gave out counts no longer than it would have', async () => {
  ari.auths.set('301', { username: '301', password: 'left-over' });
  await jest.advanceTimersByTimeAsync(10 * 60_000 + 10);
  expect(ari.auths.has('301')).toBe(false);
});

it('two wishes at the same time leave the password of the later one at the PBX', async () => {
  ari.takesMs = 100;
  const both = [phones.give({ userId: ada, phoneId: 'b1' }), phones.give({ userId: ada, phoneId: 'b2' })];
  await jest.advanceTimersByTimeAsync(500);
  const [, later] = await Promise.all(both);
  expect(ari.auths.get('301')?.password).toBe(later?.secret);
});

it('a PBX that takes no passwords is told in the log, asks are refused, and it works as soon as it takes them', async () => {
  ari.refuses = 'ari-403';
  const other = create();
  expect(await give(ada, 'b1', other)).toBeUndefined();
  expect(logged.some((line) => line.includes('"browser-phones-not-offered","code":"ari-403"'))).toBe(true);
  ari.refuses = undefined;
  expect((await give(ada, 'b1', other))?.user).toBe('301');
  ari.refuses = 'ari-away';
  await expect(give(ada, 'b1', other)).rejects.toThrow('ari-away');
  other.stop();
});

it('a TURN server’s password can be checked by the secret that it shares, and ends with the telephone’s', async () => {
  const other = create({ ice: ['stun:stun.example.com:3478', 'turn:turn.example.com:3478'], turnSecret: 'shared' });
  const given = await give(ada, 'b1', other);
  const username = '1700000600:softphone';
  expect(given?.iceServers).toEqual([
    { urls: ['stun:stun.example.com:3478'] },
    {
      urls: ['turn:turn.example.com:3478'],
      username,
      credential: createHmac('sha1', 'shared').update(username).digest('base64'),
    },
  ]);
  expect(parsePhone(given)).toMatchObject({ ok: true });
  other.stop();
});

it('nothing that is logged holds a password', async () => {
  const given = await give(ada, 'b1');
  expect(logged.join()).not.toContain(given?.secret);
  expect(logged.join()).not.toContain('ari-secret');
});
