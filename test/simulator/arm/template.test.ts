import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluateTemplate, type EvaluatedResource } from '../../../simulator/arm/evaluateTemplate';
import { readTemplate } from '../../../simulator/arm/readTemplate';
import { shapeProblems } from '../../../simulator/arm/resourceShapes';
import { repoRoot } from '../../../scripts/repoRoot';

const text = readFileSync(join(repoRoot, 'setup/azure/azuredeploy.json'), 'utf8');
const template: unknown = JSON.parse(text);
const { parameters, outputs } = readTemplate(template);
const place = {
  subscriptionId: '00000000-0000-4000-8000-0000000000aa',
  tenantId: '00000000-0000-4000-8000-0000000000bb',
  resourceGroup: 'rg-softphone',
  location: 'westeurope',
};
const least = {
  dynamicsOrigins: ['https://contoso.crm.dynamics.com'],
  apiClientId: '00000000-0000-4000-8000-0000000000cc',
};
const all = {
  ...least,
  namePrefix: 'contosophone',
  signalRSku: 'Free_F1',
  signalRUnits: 5,
  allowSignalRKeys: true,
  allowStorageKeys: true,
  alwaysReadyHttpInstances: 2,
  signalRNetworkAccess: 'Disabled',
  storageNetworkAccess: 'Disabled',
  functionNetworkAccess: 'Disabled',
  functionSubnetId: '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/n/subnets/functions',
  keyVaultName: 'kv-contoso',
  alarmEmails: ['first@contoso.example', 'second@contoso.example'],
  healthTestLocations: ['emea-nl-ams-azr', 'emea-gb-db3-azr', 'us-va-ash-azr'],
  appSettings: { TelephonyWebhookUrl: 'https://pbx.contoso.example/hook', HubName: 'another' },
  tags: { cost: 'service' },
};
const deployed = (given: object): readonly EvaluatedResource[] =>
  evaluateTemplate(template, given as Record<string, unknown>, place).resources;
const only = (type: string, given: object = least): EvaluatedResource => {
  const [found, ...more] = deployed(given).filter((one) => one.type === type);
  if (found === undefined || more.length > 0) throw new Error(`There is not exactly one ${type}.`);
  return found;
};
const settingsOf = (given: object): Readonly<Record<string, string>> =>
  only('Microsoft.Web/sites/config', given).body['properties'] as Record<string, string>;

it.each([
  ['as little as can be given', least],
  ['everything', all],
])('every provider takes what is made of %s', (_name, given) => {
  expect(deployed(given).flatMap(shapeProblems)).toEqual([]);
});

it('no parameter and no variable is idle, and each parameter says what it is for', () => {
  // Each of the two leaves another branch out.
  const idle = evaluateTemplate(template, all, place).unused;
  expect(evaluateTemplate(template, least, place).unused.filter((one) => idle.includes(one))).toEqual([]);
  const silent = Object.entries(parameters).filter(([, one]) => (one.metadata?.description ?? '').length < 20);
  expect(silent).toEqual([]);
});

it('docs/deploy.md has each parameter and each output', () => {
  const page = readFileSync(join(repoRoot, 'docs/deploy.md'), 'utf8');
  const names = [...Object.keys(parameters), ...Object.keys(outputs)];
  expect(names.filter((name) => !page.includes(`| \`${name}\` `))).toEqual([]);
});

it('the adaptor is told the host name that Azure made up, and SignalR Service calls it there', () => {
  const { outputs: told } = evaluateTemplate(template, least, place);
  const host = told['functionHost']?.value;
  expect(host).toMatch(/^func-softphone-[0-9a-f]{13}-[a-z0-9]+\.westeurope-01\.azurewebsites\.net$/);
  expect(told['adaptorFunctionUrl']?.value).toBe(`https://${String(host)}/api`);
  const { properties } = only('Microsoft.SignalRService/signalR').body as {
    properties: { upstream: { templates: { urlTemplate: string; categoryPattern: string; eventPattern: string }[] } };
  };
  const rows = properties.upstream.templates.map((one) => [one.categoryPattern, one.eventPattern, one.urlTemplate]);
  expect(rows).toEqual([
    ['connections', 'connected', `https://${String(host)}/api/OnClientConnected`],
    ['connections', 'disconnected', `https://${String(host)}/api/OnClientDisconnect`],
    ['messages', 'sendMessage', `https://${String(host)}/api/SendMessageAcknowlegement`],
  ]);
});

it('no key, no password and no listing of keys is in it, and no output is a secret', () => {
  expect(text).not.toMatch(/listKeys|AccountKey|AccessKey|SharedAccess|password/i);
  const secure = Object.entries(parameters).filter(([, one]) => /secure/i.test(one.type));
  expect(secure.map(([name]) => name)).toEqual(['appSettings']);
  const told = Object.values(outputs).map(({ value }) => String(value));
  expect(told.filter((value) => /appSettings|ConnectionString/.test(value))).toEqual([]);
});

it('access keys are off unless they are asked for', () => {
  const keysOf = (given: object) => ({
    storage: only('Microsoft.Storage/storageAccounts', given).body,
    signalR: only('Microsoft.SignalRService/signalR', given).body,
  });
  expect(keysOf(least)).toMatchObject({
    storage: { properties: { allowSharedKeyAccess: false } },
    signalR: { properties: { disableLocalAuth: true } },
  });
  expect(keysOf(all)).toMatchObject({
    storage: { properties: { allowSharedKeyAccess: true } },
    signalR: { properties: { disableLocalAuth: false } },
  });
});

it('what was closed to the internet stays closed with the next deployment, and the app keeps its subnet', () => {
  const types = ['Microsoft.Storage/storageAccounts', 'Microsoft.SignalRService/signalR', 'Microsoft.Web/sites'];
  const accessOf = (given: object): unknown[] =>
    types.map(
      (type) =>
        (only(type, given).body as { properties: { publicNetworkAccess: unknown } }).properties.publicNetworkAccess,
    );
  expect(accessOf(least)).toEqual(['Enabled', 'Enabled', 'Enabled']);
  expect(accessOf(all)).toEqual(['Disabled', 'Disabled', 'Disabled']);
  expect(only('Microsoft.Web/sites', least).body).toMatchObject({ properties: { virtualNetworkSubnetId: null } });
  expect(only('Microsoft.Web/sites', all).body).toMatchObject({
    properties: { virtualNetworkSubnetId: all.functionSubnetId },
  });
});

it('the identity of the adaptor has the few roles that it needs, each on one resource', () => {
  const rolesOf = (given: object): string[] =>
    deployed(given)
      .filter(({ type }) => type === 'Microsoft.Authorization/roleAssignments')
      .map(({ body }) => {
        const { scope, properties } = body as { scope: string; properties: { roleDefinitionId: string } };
        return `${scope.split('/')[1] ?? ''}: ${properties.roleDefinitionId.split('/').at(-1) ?? ''}`;
      });
  const always = [
    'storageAccounts: b7e6dc6d-f1e8-4753-8033-0f276bb0955b',
    'storageAccounts: 0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3',
    'signalR: fd53cd77-2268-407a-8f46-7e7863d0f521',
  ];
  expect(rolesOf(least).sort()).toEqual([...always].sort());
  expect(rolesOf(all).sort()).toEqual([...always, 'vaults: 4633458b-17de-408a-875b-0b44e2d3d3c5'].sort());
});

it('what a maker adds to the settings is kept, and what the template sets itself wins', () => {
  expect(settingsOf(all)).toMatchObject({
    TelephonyWebhookUrl: 'https://pbx.contoso.example/hook',
    HubName: 'softphone',
  });
});

it('a free SignalR Service has one unit, whatever is asked for', () => {
  expect(only('Microsoft.SignalRService/signalR', all).body).toMatchObject({ sku: { name: 'Free_F1', capacity: 1 } });
});

it('alarms and workbook ask for events that the adaptor really logs', () => {
  const adaptor = join(repoRoot, 'adaptor/src');
  const files = readdirSync(adaptor, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const code = files.map((name) => readFileSync(join(adaptor, name), 'utf8')).join('\n');
  const queries = deployed(all)
    .filter(({ type }) => /scheduledQueryRules|workbooks/.test(type))
    .map(({ body }) => JSON.stringify(body))
    .join('\n');
  const asked = [
    ...queries.matchAll(/event(?: ==|\) ==) '([\w-]+)'|event in \(([^)]*)\)|outcome == '([\w-]+)'/g),
  ].flatMap(([, one, several, outcome]) => [one, outcome, ...(several ?? '').split(/[', ]+/)].filter((name) => name));
  expect(asked.length).toBeGreaterThan(10);
  expect([...new Set(asked)].filter((name) => !code.includes(`'${String(name)}'`))).toEqual([]);
});

it('alarms go to the addresses that were given, and only to the portal without any', () => {
  const groupsOf = (given: object): unknown[] =>
    deployed(given)
      .filter(({ type }) => type.endsWith('scheduledQueryRules'))
      .map(
        ({ body }) =>
          (body as { properties: { actions: { actionGroups: unknown[] } } }).properties.actions.actionGroups.length,
      );
  expect(groupsOf(least)).toEqual([0, 0, 0, 0, 0]);
  expect(groupsOf(all)).toEqual([1, 1, 1, 1, 1]);
  expect(deployed(least).some(({ type }) => type.endsWith('actionGroups'))).toBe(false);
});

it('health is asked from the places that were given, at the host that Azure made up', () => {
  const { outputs: told } = evaluateTemplate(template, all, place);
  expect(only('Microsoft.Insights/webtests', all).body).toMatchObject({
    properties: {
      Locations: all.healthTestLocations.map((Id) => ({ Id })),
      Request: { RequestUrl: `${String(told['adaptorFunctionUrl']?.value)}/health` },
    },
  });
  const failedOf = (given: object): unknown =>
    deployed(given).find(({ name }) => name.endsWith('-health') && name.startsWith('alarm-'))?.body['properties'];
  expect(failedOf(all)).toMatchObject({ criteria: { failedLocationCount: 2 } });
  expect(failedOf({ ...all, healthTestLocations: ['emea-nl-ams-azr'] })).toMatchObject({
    criteria: { failedLocationCount: 1 },
  });
  expect(failedOf(least)).toBeUndefined();
});
