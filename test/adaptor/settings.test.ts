import { readSettings } from '../../adaptor/src/settings/readSettings';
import { parseSignalRConnection } from '../../adaptor/src/settings/parseSignalRConnection';

const tenantId = '6a1f0c3e-0d3b-4c2a-9d55-1f2e3d4c5b6a';
const complete = {
  ApiScope: 'functionuser',
  Authority: `https://login.microsoftonline.com/${tenantId}/`,
  'AzureAd:ClientId': '2D8A6C1B-3A54-4B1F-9A8F-1B5C7D9E0F21',
  AzureAd__TenantId: tenantId,
  AzureSignalRConnectionString: 'Endpoint=https://softphone.service.signalr.net;AccessKey=a+b/c==;Version=1.0;',
  AzureWebJobsStorage: 'UseDevelopmentStorage=true',
  HubName: 'MyHub',
  StorageUserTable: 'Users',
};
const secret = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;

describe("the adaptor's settings", () => {
  it('are read with a colon or two underscores in their names', () => {
    expect(readSettings(complete)).toMatchObject({
      authority: `https://login.microsoftonline.com/${tenantId}`,
      clientId: '2d8a6c1b-3a54-4b1f-9a8f-1b5c7d9e0f21',
      tenantId,
      hubName: 'myhub',
      webhook: undefined,
      ringTtlMs: 30_000,
      shownDeadlineMs: 10_000,
    });
  });

  it('take the authority with or without tenant and version', () => {
    for (const authority of ['https://login.microsoftonline.com', 'https://login.microsoftonline.com/common/v2.0']) {
      expect(readSettings({ ...complete, Authority: authority }).authority).toBe(
        `https://login.microsoftonline.com/${tenantId}`,
      );
    }
  });

  it('stop the start when one is wrong, with its name and never its value', () => {
    const wrong: [string, string][] = [
      ['Authority', 'http://login.example.com/x'],
      ['AzureAd__TenantId', 'contoso'],
      ['AzureSignalRConnectionString', 'Endpoint=https://x;AccessKey='],
      ['HubName', '1hub'],
      ['StorageUserTable', 'a-b'],
      ['RingTtlMs', '1'],
      ['ShownDeadlineMs', '40000'],
      ['BrowserPhone', 'perhaps'],
      ['Supervisors', 'ben'],
      ['DialCountry', 'Atlantis'],
      ['DialCountry', 'QQ'],
      ['EmergencyNumbers', '911, security'],
      ['EmergencyCalls', 'maybe'],
      ['TelephonyWebhookUrl', 'https://telephony.example.com/hook'],
    ];
    for (const [name, value] of wrong) {
      let message = '';
      try {
        readSettings({ ...complete, [name]: value });
      } catch (error) {
        message = String(error);
      }
      expect(message).toContain(name === 'TelephonyWebhookUrl' ? 'TelephonyWebhookSecret' : name.replace('__', ':'));
      expect(message).not.toContain(`${value}.`);
    }
  });

  it('allow webhooks over https, and over http only to this machine', () => {
    const read = (url: string) => () =>
      readSettings({ ...complete, TelephonyWebhookUrl: url, TelephonyWebhookSecret: secret });
    expect(read('https://telephony.example.com/hook')().webhook?.keys).toEqual([Buffer.alloc(24, 1)]);
    expect(read('http://127.0.0.1:8080/hook')().webhook?.url).toBe('http://127.0.0.1:8080/hook');
    expect(read('http://telephony.example.com/hook')).toThrow('TelephonyWebhookUrl is not an https address');
    expect(read('http://127.0.0.1.example.com/hook')).toThrow('TelephonyWebhookUrl');
    expect(read('https://user:password@telephony.example.com/')).toThrow('carries a user name or a password');
  });

  it('allow no private address for webhooks, unless its network is allowed by name', () => {
    const read = (url: string, networks?: string) => () =>
      readSettings({
        ...complete,
        TelephonyWebhookUrl: url,
        TelephonyWebhookSecret: secret,
        TelephonyWebhookAllowedNetworks: networks,
      });
    for (const url of ['https://10.1.2.3/hook', 'https://[fd00:1::5]/hook', 'https://169.254.169.254/']) {
      expect(read(url)).toThrow('TelephonyWebhookUrl names a private address');
      expect(read(url, '10.1.0.0/16, fd00:1::/32,169.254.169.254/32')).not.toThrow();
    }
    expect(read('https://10.2.0.1/hook', '10.1.0.0/16')).toThrow('TelephonyWebhookUrl');
    for (const networks of ['10.1.0.0', '10.1.0.0/33', 'everything', '10.1.0.0/16;fd00::/8']) {
      expect(read('https://telephony.example.com/', networks)).toThrow('TelephonyWebhookAllowedNetworks');
    }
  });

  it('name channels, and with what an agent can begin a conversation in them', () => {
    const read = (MessageChannels: string) => readSettings({ ...complete, MessageChannels }).conversations.channels;
    expect(read('WhatsApp, sms:phone')).toEqual([{ channel: 'whatsapp' }, { channel: 'sms', start: 'phone' }]);
    for (const wrong of ['sms:pigeon', 'voice', 'sms:phone:7', '+1']) {
      expect(() => read(wrong)).toThrow('- MessageChannels is no list of channels');
    }
  });

  it('have limits that people do not meet, and take no nonsense for them', () => {
    expect(readSettings(complete).limits).toEqual({
      ringsPerSecond: 200,
      agentRequestsPerSecond: 20,
      connectionsPerUser: 50,
    });
    for (const [name, value] of [
      ['RingsPerSecond', '0'],
      ['AgentRequestsPerSecond', '-1'],
      ['ConnectionsPerUser', '1.5'],
      ['ConversationsPerAgent', '0'],
      ['RingsPerSecond', 'NaN'],
    ] as const) {
      expect(() => readSettings({ ...complete, [name]: value })).toThrow(`- ${name} is not a whole number`);
    }
  });
});

describe('settings without keys', () => {
  const { AzureSignalRConnectionString: _key, AzureWebJobsStorage: _storage, ...rest } = complete;
  const own = '80000000-0000-4000-8000-0000000000a1';
  const keyless = {
    ...rest,
    AzureSignalRConnectionString__serviceUri: 'https://softphone.service.signalr.net/',
    AzureSignalRConnectionString__clientId: own,
    AzureSignalRConnectionString__credential: 'managedidentity',
    AzureWebJobsStorage__accountName: 'stsoftphone',
    AzureWebJobsStorage__clientId: own,
    UpstreamIdentityObjectId: '80000000-0000-4000-8000-0000000000b2',
    IDENTITY_ENDPOINT: 'http://127.0.0.1:41000/msi/token',
    IDENTITY_HEADER: 'header',
  };
  const identity = { clientId: own, endpoint: keyless.IDENTITY_ENDPOINT, header: 'header' };

  it('name services and identities as the Functions host does', () => {
    expect(readSettings(keyless)).toMatchObject({
      signalR: {
        clientEndpoint: 'https://softphone.service.signalr.net',
        serverEndpoint: 'https://softphone.service.signalr.net',
        identity,
      },
      storage: { tableServiceUri: 'https://stsoftphone.table.core.windows.net', identity },
      upstream: { secrets: [], identity: { objectId: keyless.UpstreamIdentityObjectId, audience: undefined } },
    });
    const withUri = { ...keyless, AzureWebJobsStorage__tableServiceUri: 'https://st.table.core.usgovcloudapi.net' };
    expect(readSettings(withUri).storage).toMatchObject({
      tableServiceUri: 'https://st.table.core.usgovcloudapi.net',
    });
  });

  it('may have a key for one service and an identity for the other', () => {
    const { AzureWebJobsStorage__accountName: _name, AzureWebJobsStorage__clientId: _id, ...signalROnly } = keyless;
    const read = readSettings({ ...signalROnly, AzureWebJobsStorage: 'UseDevelopmentStorage=true' });
    expect(read.storage).toEqual({ connectionString: 'UseDevelopmentStorage=true' });
    expect(read.signalR).toHaveProperty('identity');
  });

  it.each([
    [
      'a key beside an address',
      { AzureSignalRConnectionString: 'Endpoint=https://x;AccessKey=k' },
      'only one of them may be',
    ],
    ['a key beside a name', { AzureWebJobsStorage: 'UseDevelopmentStorage=true' }, 'only one of them may be'],
    ['an app without an identity', { IDENTITY_ENDPOINT: undefined }, 'needs a managed identity, and this app has none'],
    ['an id that is none', { AzureWebJobsStorage__clientId: 'mine' }, 'AzureWebJobsStorage__clientId is no id'],
    [
      'an address without encryption',
      { AzureSignalRConnectionString__serviceUri: 'http://x.example.com' },
      'is not an https address',
    ],
    [
      'tables without encryption',
      { AzureWebJobsStorage__tableServiceUri: 'http://x.example.com' },
      'is not an https address',
    ],
    ['a name that is none', { AzureWebJobsStorage__accountName: 'st.example.com' }, 'is no name of a storage account'],
    [
      'no proof of upstream requests',
      { UpstreamIdentityObjectId: undefined },
      'is missing although the SignalR Service is asked without a key',
    ],
    [
      'nothing at all',
      { AzureWebJobsStorage__accountName: undefined },
      'AzureWebJobsStorage is missing, and so is AzureWebJobsStorage__accountName',
    ],
    ['a former secret alone', { UpstreamSecretPrevious: 'old' }, 'UpstreamSecret is missing although'],
    [
      'a secret that Key Vault did not give',
      { UpstreamSecret: '@Microsoft.KeyVault(SecretUri=https://kv.example.com/secrets/s)' },
      'refers to a secret in Key Vault that Azure could not read',
    ],
  ])('stop the start with %s, and say what to do', (_name, change, why) => {
    const read = () => readSettings({ ...keyless, ...change });
    expect(read).toThrow(why);
    expect(read).toThrow('The adaptor cannot start, so no call can ring. ');
    expect(read).not.toThrow('SecretUri');
  });
});

describe('the connection string of the SignalR Service', () => {
  it('keeps what follows the first equals sign, and the port out of the audience', () => {
    expect(parseSignalRConnection('endpoint=http://localhost;Port=8888;AccessKey=k=e=y==;Version=1.0;')).toEqual({
      clientEndpoint: 'http://localhost:8888',
      serverEndpoint: 'http://localhost:8888',
      audience: 'http://localhost',
      accessKey: 'k=e=y==',
    });
  });

  it('is refused in words that do not repeat the key', () => {
    for (const text of [
      '',
      'AccessKey=k',
      'Endpoint=ftp://x;AccessKey=k',
      'Endpoint=https://x;Version=1.0',
      'Endpoint=https://x;AccessKey=k;Version=2.0',
      'Endpoint=https://x;AccessKey=k;accesskey=k',
    ]) {
      expect(typeof parseSignalRConnection(text)).toBe('string');
    }
  });
});
