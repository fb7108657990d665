import { createHash } from 'node:crypto';
import { resourceIdOf } from './resourceIds';

/** Where a template is deployed to. */
export interface DeploymentPlace {
  readonly subscriptionId: string;
  readonly tenantId: string;
  readonly resourceGroup: string;
  readonly location: string;
}

export type ArmFunction = (...args: readonly unknown[]) => unknown;

const text = (value: unknown, what: string): string => {
  if (typeof value !== 'string') throw new Error(`${what} wants a text`);
  return value;
};
const texts = (values: readonly unknown[], what: string): string[] => values.map((one) => text(one, what));
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `uniqueString` and `guid` are the same for the same input here, as there; what they give is another. */
const digest = (values: readonly unknown[]): string => createHash('sha256').update(values.join('\n')).digest('hex');

export function guidOf(...values: readonly unknown[]): string {
  const hex = digest(values);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export const groupScope = ({ subscriptionId, resourceGroup }: DeploymentPlace): string =>
  `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`;

/**
 * The functions of ARM that need nothing but their arguments and the place: few, and each strict about what it is given.
 * `parameters`, `variables`, `reference`, `copyIndex` and `if` are the evaluator's own.
 */
export function armFunctions(place: DeploymentPlace): Readonly<Record<string, ArmFunction>> {
  const group = groupScope(place);
  const subscription = `/subscriptions/${place.subscriptionId}`;
  const idUnder = (scope: string, args: readonly unknown[], what: string): string => {
    const [type = '', ...names] = texts(args, what);
    return resourceIdOf(scope, type, names);
  };
  return {
    ...valueFunctions,
    resourceGroup: () => ({ id: group, name: place.resourceGroup, location: place.location }),
    subscription: () => ({ id: subscription, subscriptionId: place.subscriptionId, tenantId: place.tenantId }),
    environment: () => ({
      suffixes: { storage: 'core.windows.net' },
      authentication: { loginEndpoint: 'https://login.microsoftonline.com/' },
    }),
    resourceId: (...args) => idUnder(group, args, 'resourceId'),
    subscriptionResourceId: (...args) => idUnder(subscription, args, 'subscriptionResourceId'),
    extensionResourceId: (scope, ...args) => idUnder(text(scope, 'extensionResourceId'), args, 'extensionResourceId'),
  };
}

const valueFunctions: Readonly<Record<string, ArmFunction>> = {
  concat: (...args) => (args.every(Array.isArray) ? args.flat() : joined(args)),
  take: (value, count) => text(value, 'take').slice(0, Number(count)),
  toLower: (value) => text(value, 'toLower').toLowerCase(),
  min: (...args) => {
    if (!args.every(Number.isInteger)) throw new Error('min wants whole numbers');
    return Math.min(...(args as readonly number[]));
  },
  null: () => null,
  equals: (left, right) => left === right,
  not: (value) => {
    if (typeof value !== 'boolean') throw new Error('not wants true or false');
    return !value;
  },
  empty: (value) => {
    if (typeof value === 'string' || Array.isArray(value)) return value.length === 0;
    if (isRecord(value)) return Object.keys(value).length === 0;
    throw new Error('empty wants a text, an array or an object');
  },
  length: (value) => {
    if (typeof value === 'string' || Array.isArray(value)) return value.length;
    throw new Error('length wants a text or an array');
  },
  string: (value) => (typeof value === 'string' ? value : JSON.stringify(value)),
  union: (...args) => {
    if (!args.every(isRecord)) throw new Error('union is asked of objects only here');
    return Object.assign({}, ...args) as unknown;
  },
  createArray: (...args) => args,
  createObject: (...args) => {
    if (args.length % 2 === 1) throw new Error('createObject has a name without a value');
    const names = args.filter((_one, at) => at % 2 === 0);
    return Object.fromEntries(names.map((name, at) => [text(name, 'createObject'), args[2 * at + 1]]));
  },
  uniqueString: (...args) => digest(texts(args, 'uniqueString')).slice(0, 13),
  guid: (...args) => guidOf(...texts(args, 'guid')),
};

function joined(args: readonly unknown[]): string {
  if (args.some((one) => typeof one === 'object' || one === undefined)) throw new Error('concat wants texts');
  return args.join('');
}
