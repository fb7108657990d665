import { WrongSettings } from '../../../telephony/base/environmentReader';
import { readSettings } from '../../../telephony/xmpp/src/settings/readSettings';

const right = {
  ADAPTOR_URL: 'https://adaptor.example.com/api',
  TOKEN_URL: 'https://login.example.com/token',
  CLIENT_ID: 'app',
  CLIENT_SECRET: 'very-secret',
  SCOPE: 'api://x/.default',
  WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
  XMPP_DOMAIN: 'Desk.example.com',
  XMPP_SECRET: 'component-secret',
};
const faultsOf = (more: Readonly<Record<string, string>>): readonly string[] => {
  try {
    readSettings({ ...right, ...more });
    return [];
  } catch (error) {
    return (error as WrongSettings).faults;
  }
};

it('little is enough: the server beside it, whoever is available, three minutes of waiting', () => {
  expect(readSettings(right)).toMatchObject({
    xmpp: { host: '127.0.0.1', port: 5347, domain: 'desk.example.com', secret: 'component-secret' },
    ...{ system: 'xmpp', agents: [], waitMs: 180_000 },
    webhook: { host: '127.0.0.1', port: 8086 },
  });
});

it.each([
  ['XMPP_SERVER', 'xmpp.example.com:5347', 'without TLS'],
  ['XMPP_DOMAIN', 'no domain', 'XMPP_DOMAIN is not a domain'],
  ['XMPP_AGENTS', 'Ada', 'XMPP_AGENTS is not a list'],
  ['XMPP_WAIT_SECONDS', 'soon', 'XMPP_WAIT_SECONDS is not a whole number'],
  ['WEBHOOK_URL', 'http://elsewhere.example.com', 'WEBHOOK_URL is not an https address'],
])('%s that cannot be meant is said, and no value of it', (name, value, sentence) => {
  const faults = faultsOf({ [name]: value });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(sentence);
  expect(faults[0]).not.toContain(value);
});

it('everything that is missing is named at once', () => {
  let error: unknown;
  try {
    readSettings({});
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(WrongSettings);
  expect((error as WrongSettings).faults.map((one) => one.split(' ')[0])).toEqual(
    expect.arrayContaining(['XMPP_DOMAIN', 'XMPP_SECRET', 'ADAPTOR_URL', 'CLIENT_ID', 'WEBHOOK_SECRET']),
  );
});
