import type { AddressInfo } from 'node:net';
import { askFirst } from '../../simulator/asterisk/askFirst';
import { otherPbxSettings } from '../../simulator/asterisk/otherPbxSettings';
import { ownPbxFiles } from '../../simulator/asterisk/ownPbxFiles';
import { pbxRoutes } from '../../simulator/asterisk/pbxRoutes';
import { createServer as createHttp } from 'node:http';

const asking = (answer: string, more: { yes?: boolean; isTerminal?: boolean } = {}) => {
  const said: string[] = [];
  const ask = jest.fn(() => Promise.resolve(answer));
  const given = {
    what: 'Fetched: 55 MB',
    option: 'asterisk' as const,
    yes: false,
    isTerminal: true,
    say: (line: string) => said.push(line),
    ask,
  };
  return { said, ask, done: askFirst({ ...given, ...more }) };
};

test.each(['y', 'Y', ' yes '])('what is fetched is said first, and "%s" agrees to it', async (answer) => {
  const { said, ask, done } = asking(answer);
  await done;
  expect(said).toEqual(['Fetched: 55 MB']);
  expect(ask).toHaveBeenCalledTimes(1);
});

test.each(['', 'n', 'no', 'yesterday'])('"%s" does not agree: nothing is fetched', async (answer) => {
  await expect(asking(answer).done).rejects.toThrow('Nothing was fetched');
});

test('--yes asks nobody, and says all the same what is fetched', async () => {
  const { said, ask, done } = asking('', { yes: true, isTerminal: false });
  await done;
  expect(said).toHaveLength(1);
  expect(ask).not.toHaveBeenCalled();
});

test('where nobody can be asked, nothing is fetched, and it is said how to agree', async () => {
  const { ask, done } = asking('y', { isTerminal: false });
  await expect(done).rejects.toThrow('npm start -- --asterisk --yes');
  expect(ask).not.toHaveBeenCalled();
});

test('an Asterisk that is there needs a user and telephones: what is missing is named, with the agents, and no value', () => {
  const given = { ASTERISK_AMI_USER: 'crm', ASTERISK_AMI_SECRET: 'very-secret', PATH: '/bin', ASTERISK_AMI: 'other:1' };
  const fail = (): unknown => otherPbxSettings('127.0.0.1:5038', given);
  expect(fail).toThrow('needs ASTERISK_AGENTS in the environment');
  expect(fail).toThrow('70000000-0000-4000-8000-0000000000a1');
  expect(fail).not.toThrow('very-secret');
  const { ASTERISK_AMI_SECRET: secret, ...noSecret } = { ...given, ASTERISK_AGENTS: 'a=101' };
  expect(otherPbxSettings('127.0.0.1:5038', { ...noSecret, ASTERISK_AMI_SECRET_FILE: '/run/secret' })).toEqual({
    ASTERISK_AMI: '127.0.0.1:5038',
    ASTERISK_AMI_USER: 'crm',
    ASTERISK_AMI_SECRET_FILE: '/run/secret',
    ASTERISK_AGENTS: 'a=101',
  });
  expect(secret).toBe('very-secret');
});

test('every agent has a telephone in the queue, and no password stands in the files but the two users’', () => {
  const files = ownPbxFiles({
    folder: '/tmp/x',
    root: '/tmp/root',
    ports: { ami: 1, http: 2, rtp: 20_000 },
    amiSecret: 'ami-secret',
    ariSecret: 'ari-secret',
    agents: ['Ada', 'Ben'],
    crmConf: '/repo/crm.conf',
  });
  expect(files['queues.conf']).toMatch(/PJSIP\/301,0,Ada.*\n.*PJSIP\/302,0,Ben/);
  expect(files['pjsip.conf']).toMatch(/^\[browser-phone\]\(!\)[^[]*^webrtc=yes$/m);
  expect(files['pjsip.conf'].match(/^\[\d+\]\(browser-phone\)$/gm)).toEqual([
    '[301](browser-phone)',
    '[302](browser-phone)',
  ]);
  expect(
    Object.entries(files)
      .filter(([, text]) => /secret/.test(text))
      .map(([name]) => name),
  ).toEqual(['ari.conf', 'manager.conf']);
  expect(Object.values(files).join('')).not.toMatch(/bind(addr)?=0\./);
});

describe('the page that rings', () => {
  const rings: unknown[] = [];
  const routes = pbxRoutes((from) => Promise.resolve(void rings.push(from)));
  const server = createHttp((request, response) => {
    void routes(request, response).then((answered) => {
      if (!answered) response.writeHead(404).end();
    });
  });
  const url = (path: string): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const post = (body: string, type = 'application/json') =>
    fetch(url('/simulator/pbx/ring'), { method: 'POST', headers: { 'content-type': type }, body }).then(
      ({ status }) => status,
    );

  test('a button calls the queue, by whom it says', async () => {
    expect(await (await fetch(url('/simulator/pbx'))).text()).toContain('Ring from the PBX');
    expect(await post('{"number":"+442079460123","name":"Zoë O\'Neill"}')).toBe(202);
    expect(await post('')).toBe(202);
    expect(rings.splice(0)).toEqual([
      { number: '+442079460123', name: "Zoë O'Neill" },
      { number: '+12025550123', name: 'Maria Silva' },
    ]);
    expect((await fetch(url('/simulator/other'))).status).toBe(404);
  });

  test.each([
    '{"number":"1\\r\\nAction: Originate"}',
    '{"name":"a\\" <b>"}',
    '{"name":"x\\r\\nApplication: System"}',
    '{"number":5}',
  ])('what could be another line of the manager interface rings nobody: %s', async (body) => {
    expect(await post(body)).toBe(400);
    expect(rings).toEqual([]);
  });

  test('a page of another site, which may send text to everybody, rings nobody', async () => {
    expect(await post('{"number":"+442079460123"}', 'text/plain;charset=UTF-8')).toBe(415);
    expect(rings).toEqual([]);
  });

  test('who only looks at the address rings nobody', async () => {
    expect((await fetch(url('/simulator/pbx/ring'))).status).toBe(405);
    expect(rings).toEqual([]);
  });
});
