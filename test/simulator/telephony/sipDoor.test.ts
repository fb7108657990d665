import { WebSocket } from 'ws';
import { startSip, type RunningSip } from '../../../simulator/telephony/sip/startSip';

let sip: RunningSip;
beforeAll(async () => {
  sip = await startSip();
});
afterAll(() => sip.stop());

const opens = (headers: Readonly<Record<string, string>>): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = new WebSocket(sip.url, 'sip', { headers });
    socket.once('open', () => (socket.terminate(), resolve(true))).once('error', () => resolve(false));
  });

test.each([
  ['no page', {}],
  ['a page of this machine', { origin: 'http://localhost:5180' }],
])('the simulated telephone exchange takes calls from %s', async (_who, headers) => {
  expect(await opens(headers)).toBe(true);
});

test.each([
  ['a page of another site', { origin: 'https://elsewhere.example' }],
  ['a page that hides where it is from', { origin: 'null' }],
  ['a page whose name was pointed here', { host: 'elsewhere.example', origin: 'http://localhost:5180' }],
])('%s rings nobody by it', async (_who, headers) => {
  expect(await opens(headers)).toBe(false);
});
