import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../simulator/freePort';
import { readStartOptions } from '../../simulator/optionsOfStart';
import { readDeploymentSettings } from '../../simulator/readDeploymentSettings';

test('without options the page is at 5180 and everything is built', () => {
  expect(readStartOptions([])).toEqual({ port: 5180, build: true, open: false });
});

test('every option is read', () => {
  expect(readStartOptions(['--port', '6000', '--no-build', '--open', '--settings=a.json', '--data', 'tables'])).toEqual(
    {
      port: 6000,
      build: false,
      open: true,
      settingsFile: 'a.json',
      dataDir: 'tables',
    },
  );
});

test('an integrator’s own receiver and its secret are read', () => {
  const secret = `whsec_${Buffer.from('sixteen bytes or more').toString('base64')}`;
  const args = ['--webhook-url', 'http://localhost:8080/hook', '--webhook-secret', secret];
  expect(readStartOptions(args)).toMatchObject({ webhookUrl: 'http://localhost:8080/hook', webhookSecret: secret });
});

test.each([
  [['--asterisk'], { asterisk: 'own' }],
  [['--asterisk', '--yes', '--port', '6000'], { asterisk: 'own', yes: true, port: 6000 }],
  [['--yes', '--asterisk', 'pbx.example.com'], { asterisk: 'pbx.example.com:5038', yes: true }],
  [['--asterisk=127.0.0.1:5039'], { asterisk: '127.0.0.1:5039' }],
  [['--asterisk', 'ami://[::1]:5038/'], { asterisk: '[::1]:5038' }],
])('a real Asterisk, fetched or there, is read: %j', (args, options) => {
  expect(readStartOptions(args)).toMatchObject(options);
});

test('--help is read wherever it stands', () => {
  expect(readStartOptions(['--port', '6000', '--help']).help).toBe(true);
});

test.each([
  [['--webhook-url', 'http://example.com/hook'], '--webhook-url needs an address'],
  [['--webhook-url', 'nowhere'], '--webhook-url needs an address'],
  [['--webhook-secret', 'whsec_c2l4dGVlbiBieXRlcyBvciBtb3Jl'], 'name it with --webhook-url'],
  [['--webhook-url', 'https://example.com/hook', '--webhook-secret', 'short'], '--webhook-secret needs'],
  [['--asterisk', 'http://pbx.example.com/'], '--asterisk needs host and port'],
  [['--asterisk', '127.0.0.1:99999'], '--asterisk needs host and port'],
  [['--asterisk', '--webhook-url', 'http://localhost:1/'], 'choose one'],
  [['--prot', '1'], '"--prot" is not an option'],
  [['--port'], '--port needs a value'],
  [['--port', 'abc'], '--port needs a number'],
  [['--port', '70000'], '--port needs a number'],
  [['--settings', '--open'], '--settings needs a value'],
])('%j is refused with the usage', (args, message) => {
  expect(() => readStartOptions(args)).toThrow(message);
  expect(() => readStartOptions(args)).toThrow('Usage: npm start');
});

describe('deployment settings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'settings-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (text: string): string => {
    writeFileSync(join(folder, 'settings.json'), text);
    return join(folder, 'settings.json');
  };

  test("pac's form is read, with a byte order mark too", () => {
    const text = '\uFEFF{"EnvironmentVariables":[{"SchemaName":"cti_Scope","Value":"x"}],"ConnectionReferences":[]}';
    expect(readDeploymentSettings(file(text))).toEqual({ cti_Scope: 'x' });
  });

  test.each([
    ['{', 'is not JSON'],
    ['{}', 'has no list'],
    ['{"EnvironmentVariables":[{"Value":"x"}]}', 'without the texts'],
    ['{"EnvironmentVariables":[{"SchemaName":"cti_Scope","Value":""}]}', 'leave the entry out'],
  ])('%s is refused in words', (text, message) => {
    expect(() => readDeploymentSettings(file(text))).toThrow(message);
  });

  test.each(['cti_nonsense', '__proto__', 'constructor', 'cti_Scopes'])(
    'an admin’s unknown name %s is refused, with the names that exist',
    (name) => {
      const text = `{"EnvironmentVariables":[{"SchemaName":"cti_Scope","Value":"x"},{"SchemaName":"${name}","Value":"y"}]}`;
      const read = (): unknown => readDeploymentSettings(file(text));
      expect(read).toThrow(`does not define: "${name}".`);
      expect(read).toThrow('cti_AdaptorFunctionUrl, cti_ClientId, cti_Authority, cti_Scope');
    },
  );

  test('a name in another case is the same to Dataverse, and here', () => {
    const text = '{"EnvironmentVariables":[{"SchemaName":"CTI_scope","Value":"x"}]}';
    expect(readDeploymentSettings(file(text))).toEqual({ cti_Scope: 'x' });
  });

  test('a file that is not there is named', () => {
    expect(() => readDeploymentSettings('/nowhere/settings.json')).toThrow('/nowhere/settings.json cannot be read');
  });
});

test('a taken port is refused, a free one is given', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await expect(freePort((server.address() as AddressInfo).port)).rejects.toThrow('EADDRINUSE');
  await new Promise((resolve) => server.close(resolve));
  expect(await freePort()).toBeGreaterThan(0);
});
