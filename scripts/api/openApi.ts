import { problemStatuses, type ProblemCode } from '../../protocol/schemas/problemSchema';
import { neededBy, ref } from './components';
import { operations, type Asker, type Operation } from './operations';
import type { JsonSchema } from './toJsonSchema';

/** As `adaptor/src/routes.ts` has it. */
export interface Route {
  readonly name: string;
  readonly methods: readonly string[];
  readonly path: string;
}

const securityOf: Readonly<Record<Asker, readonly JsonSchema[]>> = {
  agent: [{ agent: [] }],
  telephony: [{ telephony: [] }],
  service: [{ service: [] }],
  anybody: [],
};

/** Any function may meet a service that is slow or away. */
const alwaysPossible: readonly ProblemCode[] = ['not-in-time', 'unavailable'];
const verified: readonly ProblemCode[] = ['token-refused', 'not-allowed', ...alwaysPossible];
const codesOf: Readonly<Record<Asker, readonly ProblemCode[]>> = {
  // Whoever has a token is counted before anything is done.
  agent: [...verified, 'too-many-requests'],
  telephony: [...verified, 'too-many-requests'],
  service: verified,
  anybody: alwaysPossible,
};

/** The OpenAPI 3.1 document of all that the adaptor serves over HTTP. @throws Error for a route that no operation describes */
export function openApi(routes: readonly Route[], version: string): JsonSchema {
  const refusals = new Map<string, Answer>();
  const paths: Record<string, JsonSchema> = {};
  for (const { name, methods, path } of routes) {
    const operation = operations.find(({ route }) => route === name);
    if (operation === undefined) throw new Error(`No operation describes the function ${name}.`);
    const described = methods.map((method) => [
      method.toLowerCase(),
      toOperation(operation, method, methods.length > 1, refusals),
    ]);
    const template = `/${path.replace('{*', '{')}`;
    // Functions can share a path, each with a method of its own.
    paths[template] = { ...paths[template], ...(Object.fromEntries(described) as JsonSchema) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'CIF Softphone adaptor',
      version,
      description:
        'All HTTP of the adaptor. Made from protocol/schemas by `npm run api`; docs/connect-telephony.md explains it. Lengths of texts are counted in UTF-16 units. Unknown parts of a request are ignored, and many that are malformed count as absent: this document says what should be sent.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: 'https://adaptor.example.com/api', description: 'Your Functions app.' }],
    paths,
    components: {
      securitySchemes: {
        agent: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: "The agent's Entra access token, with the scope of the setting ApiScope.",
        },
        telephony: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'Entra access token of an app with the role Calls.Send (client credentials).',
        },
        service: {
          type: 'apiKey',
          in: 'header',
          name: 'X-ASRS-Signature',
          description: 'HMAC-SHA256 over the connection id with an access key of the SignalR Service.',
        },
      },
      headers: { 'Cache-Control': noStore },
      responses: Object.fromEntries(refusals),
      schemas: neededBy([paths, ...refusals.values()]),
    },
  };
}

function toOperation(
  operation: Operation,
  method: string,
  oneOfSeveral: boolean,
  refusals: Map<string, Answer>,
): JsonSchema {
  const { route, summary, description, asker, parameters, body, answers, problems = [] } = operation;
  const codes = [...new Set([...codesOf[asker], ...problems])];
  const plain = Object.entries(answers).map(([status, { description: about, schema }]) => [
    status,
    {
      description: about,
      ...(schema === undefined
        ? {}
        : {
            ...(asker === 'service' ? {} : { headers: { 'Cache-Control': noStoreRef } }),
            content: { 'application/json': { schema } },
          }),
    },
  ]);
  const refused = [...new Set(codes.map((code) => problemStatuses[code]))].map((status) => [
    String(status),
    toRefusal(
      status,
      codes.filter((code) => problemStatuses[code] === status),
    ),
  ]);
  const responses = joined([...plain, ...refused] as [string, Answer][]);
  return {
    operationId: oneOfSeveral ? `${route}-${method.toLowerCase()}` : route,
    summary,
    ...(description === undefined ? {} : { description }),
    tags: [asker],
    security: securityOf[asker],
    ...(parameters === undefined ? {} : { parameters }),
    ...(body === undefined ? {} : { requestBody: { required: body.required, content: toContent(body.content) } }),
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, answer]) => [status, named(status, answer, refusals)]),
    ),
  };
}

interface Answer {
  readonly description: string;
  readonly headers?: JsonSchema;
  readonly content?: JsonSchema;
}

/** The same refusal of several functions stands once, under a name made of its status and its codes. */
function named(status: string, answer: Answer, refusals: Map<string, Answer>): Answer | JsonSchema {
  if (!answer.description.startsWith('Refused: ')) return answer;
  const name = `${status}-${answer.description.slice('Refused: '.length, -1).replaceAll(', ', '.')}`;
  refusals.set(name, answer);
  return { $ref: `#/components/responses/${name}` };
}

/** A status can be both an answer and a refusal (health); then it has both kinds of content. */
function joined(answers: readonly (readonly [string, Answer])[]): Readonly<Record<string, Answer>> {
  const result = new Map<string, Answer>();
  for (const [status, answer] of answers) {
    const before = result.get(status);
    const content = { ...before?.content, ...answer.content };
    const description = [before?.description, answer.description].filter(Boolean).join(' ');
    result.set(status, { ...answer, description, ...(Object.keys(content).length === 0 ? {} : { content }) });
  }
  return Object.fromEntries([...result].sort(([one], [other]) => Number(one) - Number(other)));
}

const toContent = (content: Readonly<Record<string, JsonSchema>>): JsonSchema =>
  Object.fromEntries(Object.entries(content).map(([type, schema]) => [type, { schema }]));

const noStore = { description: 'Never kept.', required: true, schema: { const: 'no-store' } };
const noStoreRef = { $ref: '#/components/headers/Cache-Control' };

function toRefusal(status: number, codes: readonly ProblemCode[]): Answer {
  return {
    description: `Refused: ${codes.join(', ')}.`,
    headers: {
      'Cache-Control': noStoreRef,
      ...(status === 401
        ? { 'WWW-Authenticate': { description: 'How to ask.', required: true, schema: { const: 'Bearer' } } }
        : {}),
      ...(status === 429
        ? {
            'Retry-After': { description: 'Seconds to wait.', required: true, schema: { type: 'integer', minimum: 1 } },
            'Access-Control-Expose-Headers': {
              description: 'So that a page of another origin can read it.',
              required: true,
              schema: { const: 'Retry-After' },
            },
          }
        : {}),
    },
    content: {
      'application/problem+json': {
        schema: { allOf: [ref('Problem')], properties: { status: { const: status }, code: { enum: codes } } },
      },
    },
  };
}
