import { evaluateTemplate, TemplateError } from '../../../simulator/arm/evaluateTemplate';
import { shapeProblems } from '../../../simulator/arm/resourceShapes';

const place = {
  subscriptionId: '00000000-0000-4000-8000-0000000000aa',
  tenantId: '00000000-0000-4000-8000-0000000000bb',
  resourceGroup: 'rg',
  location: 'westeurope',
};
const identityType = 'Microsoft.ManagedIdentity/userAssignedIdentities';
const identity = { type: identityType, apiVersion: '2023-01-31', name: 'id-one', location: 'westeurope' };
const identityId = `[resourceId('${identityType}', 'id-one')]`;

/** A template of one identity and what a test adds to it. */
const template = (more: object = {}): object => ({
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  resources: [identity],
  ...more,
});
const problemsOf = (more: object, given: Record<string, unknown> = {}): string => {
  try {
    evaluateTemplate(template(more), given, place);
    return 'none';
  } catch (error) {
    return error instanceof TemplateError ? error.problems.join('\n') : String(error);
  }
};
const output = (value: string): object => ({ outputs: { one: { type: 'string', value } } });
const valueOf = (value: string, more: object = {}): unknown =>
  evaluateTemplate(template({ ...more, ...output(value) }), {}, place).outputs['one']?.value;

it.each([
  ["[concat('a', 'b', '''c''')]", "ab'c'"],
  ["[take(toLower('ABCD'), 2)]", 'ab'],
  ["[if(equals(1, 2), 'yes', 'no')]", 'no'],
  ["[if(not(empty(createArray())), 'full', 'empty')]", 'empty'],
  ["[string(createObject('a', 1))]", '{"a":1}'],
  ["[createArray('a', 'b')[1]]", 'b'],
  ['[resourceGroup().name]', 'rg'],
  ["[length('abc')]", 3],
  ['[[no expression]', '[no expression]'],
  ['no expression [at all]', 'no expression [at all]'],
  [
    "[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'r')]",
    `/subscriptions/${place.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/r`,
  ],
])('%s is %s', (expression, value) => {
  expect(valueOf(expression)).toEqual(value);
});

it('names made of the resource group are the same each time, and others in another group', () => {
  const name = '[uniqueString(resourceGroup().id)]';
  const other = evaluateTemplate(template(output(name)), {}, { ...place, resourceGroup: 'other' });
  expect(valueOf(name)).toBe(valueOf(name));
  expect(other.outputs['one']?.value).not.toBe(valueOf(name));
});

it.each([
  ['an unknown function', output("[upper('a')]"), 'there is no function upper'],
  ['a name of every object', output("[toString('a')]"), 'there is no function toString'],
  ['an unknown parameter', output("[parameters('nobody')]"), 'there is no parameter nobody'],
  ['an unknown variable', output("[variables('nobody')]"), 'there is no variable nobody'],
  ['an unknown property', output('[resourceGroup().nam]'), 'there is no nam'],
  ['an open bracket', output("[concat('a'"), 'none'],
  ['a missing bracket', output("[concat('a']"), 'expected )'],
  ['a text that does not end', output("[concat('a)]"), 'expected a value'],
  ['something behind the end', output("[concat('a') 'b']"), 'there is more behind the end'],
  [
    'a resource that is not there',
    output(`[reference(resourceId('${identityType}', 'two'), '2023-01-31').clientId]`),
    'which is not there',
  ],
  [
    'a reference without a version',
    output(`[reference(${identityId.slice(1, -1)}).clientId]`),
    'without an apiVersion',
  ],
  [
    'a reference in a variable',
    { variables: { one: `[reference(${identityId.slice(1, -1)}, '2023-01-31').clientId]` } },
    'must not be asked in variable one',
  ],
  ['an id with a name too many', output(`[resourceId('${identityType}', 'a', 'b')]`), 'wants 1 name(s) and has 2'],
  ['two resources of one id', { resources: [identity, identity] }, 'two resources have the same id'],
  [
    'waiting for nobody',
    { resources: [{ ...identity, dependsOn: [`[resourceId('${identityType}', 'two')]`] }] },
    'which is not in the template',
  ],
  [
    'reading what is not waited for',
    {
      resources: [
        identity,
        { ...identity, name: 'id-two', tags: { of: `[reference(${identityId.slice(1, -1)}, '2023-01-31').clientId]` } },
      ],
    },
    'and does not depend on it',
  ],
  ['a circle', { resources: [{ ...identity, dependsOn: [identityId] }] }, 'is a circle'],
  ['an odd number of parts', output("[string(createObject('a'))]"), 'a name without a value'],
  ['an index outside of a loop', output('[string(copyIndex())]'), 'outside of its loop'],
])('refuses %s', (_name, more, why) => {
  expect(problemsOf(more)).toContain(why);
});

it.each([
  ['nothing where something is needed', {}, 'parameter units has no value'],
  ['another type', { units: 'two' }, 'is no int'],
  ['too much', { units: 101 }, 'is out of its range'],
  ['what the template has not', { units: 1, unit: 1 }, 'has no parameter unit'],
  ['a word that is not allowed', { units: 1, sku: 'Standard_S2' }, 'is none of the allowed values'],
  ['a list that is too short', { units: 1, origins: [] }, 'is too short'],
])('refuses parameters with %s', (_name, given, why) => {
  const parameters = {
    units: { type: 'int', minValue: 1, maxValue: 100 },
    sku: { type: 'string', defaultValue: 'Standard_S1', allowedValues: ['Free_F1', 'Standard_S1'] },
    origins: { type: 'array', defaultValue: ['https://contoso.crm.dynamics.com'], minLength: 1 },
  };
  expect(problemsOf({ parameters }, given)).toContain(why);
});

it('unrolls the loops of resources and of properties', () => {
  const loop = {
    ...identity,
    copy: { name: 'each', count: "[length(variables('names'))]" },
    name: "[concat('id-', variables('names')[copyIndex()])]",
    tags: { copy: [{ name: 'ordinals', count: 2, input: "[copyIndex('ordinals', 1)]" }] },
  };
  const { resources } = evaluateTemplate(
    template({ variables: { names: ['one', 'two'] }, resources: [loop] }),
    {},
    place,
  );
  expect(resources.map(({ name, body }) => [name, body['tags']])).toEqual([
    ['id-one', { ordinals: [1, 2] }],
    ['id-two', { ordinals: [1, 2] }],
  ]);
});

it('leaves out what is not deployed on its condition, and lets others wait for it', () => {
  const second = { ...identity, name: 'id-two', dependsOn: [identityId] };
  const { resources } = evaluateTemplate(
    template({ resources: [{ ...identity, condition: '[equals(1, 2)]' }, second] }),
    {},
    place,
  );
  expect(resources.map(({ name }) => name)).toEqual(['id-two']);
});

it('puts each resource behind those that it waits for', () => {
  const first = { ...identity, name: 'id-first', dependsOn: [identityId] };
  const { resources } = evaluateTemplate(template({ resources: [first, identity] }), {}, place);
  expect(resources.map(({ name }) => name)).toEqual(['id-one', 'id-first']);
});

it('tells what nothing refers to', () => {
  const parameters = { idle: { type: 'string', defaultValue: '' }, busy: { type: 'string', defaultValue: '' } };
  const made = evaluateTemplate(
    template({ parameters, variables: { busy: "[parameters('busy')]", idle: 1 }, ...output("[variables('busy')]") }),
    {},
    place,
  );
  expect(made.unused).toEqual(['parameter idle', 'variable idle']);
});

it.each([
  ['a misspelt property', { locaton: 'westeurope' }, 'locaton'],
  ['another version', { apiVersion: '2018-11-30' }, 'has the version 2018-11-30'],
  ['a name that the provider refuses', { name: 'x' }, 'must not have the name x'],
  [
    'a type that is not ours',
    { type: 'Microsoft.Compute/virtualMachines' },
    'is no resource that this template may have',
  ],
])('a provider refuses %s', (_name, change, why) => {
  const { resources } = evaluateTemplate(template({ resources: [{ ...identity, ...change }] }), {}, place);
  expect(resources.flatMap(shapeProblems).join('\n')).toContain(why);
});
