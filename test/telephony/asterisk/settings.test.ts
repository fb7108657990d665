import { readSettings } from '../../../telephony/asterisk/src/settings/readSettings';
import { WrongSettings } from '../../../telephony/base/environmentReader';

const ada = '70000000-0000-4000-8000-0000000000a1';
const ben = '70000000-0000-4000-8000-0000000000b2';
const right = {
  ADAPTOR_URL: 'https://adaptor.example.com/api/',
  TOKEN_URL: 'https://login.example.com/oauth2/v2.0/token',
  CLIENT_ID: 'c',
  CLIENT_SECRET: 's',
  SCOPE: 'api://x/.default',
  WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
  ASTERISK_AMI_USER: 'crm',
  ASTERISK_AMI_SECRET: 'very-secret',
  ASTERISK_AGENTS: `${ada}=PJSIP/101, ${ben}=102`,
};
const noFile = (): string => {
  throw new Error('ENOENT');
};
const faultsOf = (more: Readonly<Record<string, string>>): readonly string[] => {
  try {
    readSettings({ ...right, ...more }, noFile);
    return [];
  } catch (error) {
    if (error instanceof WrongSettings) return error.faults;
    throw error;
  }
};

it('the few that are needed are enough', () => {
  const settings = readSettings(right, noFile);
  expect(settings.adaptor.url).toBe('https://adaptor.example.com/api');
  expect(settings.ami).toMatchObject({ host: '127.0.0.1', port: 5038, user: 'crm' });
  expect(settings.webhook).toMatchObject({ host: '127.0.0.1', port: 8085 });
  expect([...settings.agents]).toEqual([
    [ada, '101'],
    [ben, '102'],
  ]);
});

it('agents can be named by e-mail beside those by object id, and the PBX’s mailboxes may name them all', () => {
  const mixed = readSettings({ ...right, ASTERISK_AGENTS: `Ann@Example.com=PJSIP/101\n${ben}=102` }, noFile);
  expect([...(mixed.emails ?? [])]).toEqual([['ann@example.com', '101']]);
  expect([...mixed.agents]).toEqual([[ben, '102']]);
  const { ASTERISK_AGENTS: _agents, ...rest } = right;
  expect(readSettings({ ...rest, ASTERISK_MAILBOXES: 'default' }, noFile)).toMatchObject({ mailboxes: 'default' });
});

it('nobody may listen to others unless the settings name them, and the agents are told unless they say no', () => {
  expect(readSettings(right, noFile).supervision).toBeUndefined();
  const named = { ...right, ASTERISK_SUPERVISORS: ben.toUpperCase() };
  expect(readSettings(named, noFile).supervision).toEqual({ supervisors: new Set([ben]), tellsAgents: true });
  const silent = readSettings({ ...named, ASTERISK_TELL_SUPERVISION: 'no' }, noFile);
  expect(silent.supervision?.tellsAgents).toBe(false);
  expect(faultsOf({ ASTERISK_SUPERVISORS: 'ben' })).toEqual([expect.stringContaining('ASTERISK_SUPERVISORS')]);
});

it('a secret and the agents can lie in files', () => {
  const { CLIENT_SECRET: _secret, ASTERISK_AGENTS: _agents, ...rest } = right;
  const files = new Map([
    ['/run/secrets/client', 'from-a-file\n'],
    ['/etc/agents', `# our team\n${ada} = 101 # Ada\n${ben}=102\n`],
  ]);
  const settings = readSettings(
    { ...rest, CLIENT_SECRET_FILE: '/run/secrets/client', ASTERISK_AGENTS_FILE: '/etc/agents' },
    (path) => files.get(path) ?? noFile(),
  );
  expect(settings.adaptor.clientSecret).toBe('from-a-file');
  expect(settings.agents.get(ben)).toBe('102');
});

it('everything that is wrong is said at once, and no value with it', () => {
  const { CLIENT_SECRET: _secret, ...rest } = right;
  const said = ((): string => {
    try {
      readSettings({ ...rest, ADAPTOR_URL: 'http://adaptor.example.com/api', WEBHOOK_SECRET: 'very-short' }, noFile);
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
    return '';
  })();
  for (const name of ['CLIENT_SECRET', 'ADAPTOR_URL', 'WEBHOOK_SECRET']) expect(said).toContain(name);
  for (const value of ['very-short', 'very-secret', 'adaptor.example.com']) expect(said).not.toContain(value);
});

it.each([
  [{ ASTERISK_AMI: 'pbx.example.com:5038' }, 'without TLS'],
  [{ ASTERISK_RECORDING: 'yes' }, 'ASTERISK_RECORDING is not no or pause or agents.'],
  [{ ASTERISK_AMI: 'pbx:99999' }, 'ASTERISK_AMI is not a host and a port'],
  [{ LISTEN: 'nowhere:0' }, 'LISTEN is not'],
  [{ WEBHOOK_CERT: '/no/such/file' }, 'cannot be read'],
  [{ ASTERISK_AGENTS: 'ada=101' }, 'entry 1: before the ='],
  [{ ASTERISK_AGENTS: 'ada@example.com=101,Ada@Example.com=102' }, 'entry 2: this agent has a telephone already'],
  [{ ASTERISK_AGENTS: `${ben}=101,ada@example.com=101` }, "entry 2: this telephone is another agent's"],
  [{ ASTERISK_AGENTS: '' }, 'ASTERISK_AGENTS is missing'],
  [{ ASTERISK_MAILBOXES: 'de fault' }, 'ASTERISK_MAILBOXES is not'],
  [{ ASTERISK_AGENTS: `${ada}=101,${ada}=102` }, 'entry 2: this agent has a telephone already'],
  [{ ASTERISK_AGENTS: `${ada}=101,${ben}=101` }, "entry 2: this telephone is another agent's"],
  [{ ASTERISK_AGENTS: `${ada}=10 1` }, 'entry 1: behind the ='],
  [{ ASTERISK_CONTEXT: 'crm]\nevil' }, 'ASTERISK_CONTEXT is not'],
  [{ ASTERISK_ANSWER: 'shout' }, 'ASTERISK_ANSWER is not'],
  [{ ASTERISK_PLUS: '${x}' }, 'ASTERISK_PLUS is not'],
  [{ ASTERISK_QUEUES: '600' }, 'ASTERISK_QUEUES, entry 1'],
  [{ ASTERISK_QUEUES: '600=Support, 600=Orders' }, 'ASTERISK_QUEUES, entry 2'],
  [{ ASTERISK_VOICEMAIL: '${x}' }, 'ASTERISK_VOICEMAIL is not'],
  [{ ASTERISK_VOICEMAIL: '{queue}' }, 'ASTERISK_VOICEMAIL is not'],
])('%j is said in words', (more: Readonly<Record<string, string>>, words) => {
  expect(faultsOf(more).join('\n')).toContain(words);
});

it.each([
  { ASTERISK_AMI: 'pbx.example.com', ASTERISK_AMI_TLS: 'yes' },
  { ASTERISK_AMI: '[::1]:5038' },
  { ASTERISK_AMI: '10.0.0.5', ASTERISK_AMI_PLAIN: 'yes' },
])('is allowed: %j', (more: Readonly<Record<string, string>>) => {
  expect(faultsOf(more)).toEqual([]);
});

describe('a telephone in the browser', () => {
  const phone = {
    ASTERISK_BROWSER_PHONE: 'wss://pbx.example.com/ws',
    ASTERISK_BROWSER_PHONE_ARI_USER: 'crm-phones',
    ASTERISK_BROWSER_PHONE_ARI_SECRET: 'ari-very-secret',
  };

  it('is offered where its address is set, with ARI on this machine unless set', () => {
    expect(readSettings(right, noFile).browserPhone).toBeUndefined();
    expect(readSettings({ ...right, ...phone }, noFile).browserPhone).toEqual({
      url: 'wss://pbx.example.com/ws',
      ari: { url: 'http://127.0.0.1:8088/ari', user: 'crm-phones', secret: 'ari-very-secret' },
      ice: [],
    });
  });

  it.each([
    [{ ASTERISK_BROWSER_PHONE: 'ws://pbx.example.com/ws' }, /^ASTERISK_BROWSER_PHONE is not the wss address/],
    [{ ASTERISK_BROWSER_PHONE: 'pbx.example.com' }, /^ASTERISK_BROWSER_PHONE is not the wss address/],
    [{ ASTERISK_BROWSER_PHONE: '' }, /^ASTERISK_BROWSER_PHONE is missing: without it ASTERISK_BROWSER_PHONE_ARI_USER/],
    [{ ASTERISK_BROWSER_PHONE_ARI: 'http://pbx.example.com:8088/ari' }, /^ASTERISK_BROWSER_PHONE_ARI is not an https/],
    [{ ASTERISK_BROWSER_PHONE_ARI_USER: '' }, /^ASTERISK_BROWSER_PHONE_ARI_USER is missing/],
    [{ ASTERISK_BROWSER_PHONE_ICE: 'https://turn.example.com' }, /^ASTERISK_BROWSER_PHONE_ICE is not/],
    [{ ASTERISK_BROWSER_PHONE_ICE: 'turn:turn.example.com' }, /^ASTERISK_BROWSER_PHONE_TURN_SECRET is missing/],
    [{ ASTERISK_NAME: 'the-telephone-system-of-frankfurt' }, /^ASTERISK_NAME is longer than 20 signs/],
  ])('with %j is said to be wrong in words, and nothing secret is in them', (more, words) => {
    const faults = faultsOf({ ...phone, ...more });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(words);
    expect(faults[0]).not.toContain('very-secret');
  });
});
