import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020, { type ValidateFunction } from 'ajv-8/dist/2020';
import { parse } from 'yaml';
import { isFields, parseJson, type Fields } from '../../protocol/fields';

/** Ends each message of the hub protocol. */
const recordSeparator = '\x1e';
const docs = join(__dirname, '../../docs/api');
const read = (name: string): Fields => closed(parse(readFileSync(join(docs, name), 'utf8'))) as Fields;

/** What the documents do not name is a fault of theirs here, though a client must expect more: nothing may be unsaid. */
function closed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(closed);
  if (!isFields(part)) return part;
  const inner = Object.fromEntries(Object.entries(part).map(([name, value]) => [name, closed(value)]));
  return part.type === 'object' && isFields(part.properties) ? { additionalProperties: false, ...inner } : inner;
}

const openApi = read('openapi.yaml');
const asyncApi = read('asyncapi.yaml');
const ajv = new Ajv2020({ strict: false, validateFormats: false })
  .addSchema(openApi, 'openapi')
  .addSchema(asyncApi, 'asyncapi');

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
const at = (value: unknown, name: string): unknown => (isFields(value) ? value[name] : undefined);
const target = (value: unknown): unknown => {
  const to = at(value, '$ref');
  return typeof to === 'string' ? to.slice('#/'.length).split('/').reduce<unknown>(at, openApi) : value;
};

const validators = new Map<string, ValidateFunction>();
function validatorAt(pointer: string): ValidateFunction {
  const known = validators.get(pointer) ?? ajv.compile({ $ref: pointer });
  validators.set(pointer, known);
  return known;
}

/** What is wrong with a value by the schema at this place; the parts, never the content. */
function faultsAt(pointer: string, value: unknown): readonly string[] {
  const validate = validatorAt(pointer);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`.trim(),
  );
}

export interface HttpAnswer {
  readonly method: string;
  /** Under `/api/`, with its query. */
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** What of an answer of the adaptor `docs/api/openapi.yaml` does not say. What no function serves is not looked at. */
export function undocumentedIn({ method, path, status, headers, text }: HttpAnswer): readonly string[] {
  const template = templateOf(path.split('?')[0] ?? '');
  const operation = at(at(openApi.paths, template), method.toLowerCase());
  if (operation === undefined) return [];
  const where = `${method} ${template} ${status}`;
  const given = at(at(operation, 'responses'), String(status));
  const answer = target(given);
  if (answer === undefined) return [`${where}: no such answer`];
  const missing = Object.entries(isFields(at(answer, 'headers')) ? (at(answer, 'headers') as Fields) : {})
    .filter(([name, header]) => at(target(header), 'required') === true && !headers.has(name))
    .map(([name]) => `${where}: no header ${name}`);
  const content = at(answer, 'content');
  const mediaType = headers.get('content-type')?.split(';')[0] ?? '';
  if (content === undefined) return text === '' ? missing : [...missing, `${where}: a body`];
  // Where nobody waits for a completion there is none.
  if (text === '' && template === '/SendMessageAcknowlegement') return missing;
  if (at(content, mediaType) === undefined) return [...missing, `${where}: content of the type ${mediaType}`];
  const json = parseJson(text.replaceAll(recordSeparator, ''));
  if (!json.ok) return [...missing, `${where}: no JSON`];
  const to = at(given, '$ref');
  const base = typeof to === 'string' ? to : `#/paths/${escaped(template)}/${method.toLowerCase()}/responses/${status}`;
  const pointer = `openapi${base}/content/${escaped(mediaType)}/schema`;
  return [...missing, ...faultsAt(pointer, json.value).map((fault) => `${where}: ${fault}`)];
}

/** A call id may hold slashes; all other paths are as they are written. */
function templateOf(path: string): string {
  if (path.startsWith('calls/')) return '/calls/{callId}';
  if (path.startsWith('conversations/')) return '/conversations/{conversationId}';
  if (path.startsWith('agents/')) return '/agents/{userId}';
  return `/${path}`;
}

export type MessageName =
  | 'ringReported'
  | 'commandRequested'
  | 'conversationReported'
  | 'conversationRequested'
  | 'conversationChanged'
  | 'messageChanged'
  | 'participantTyping'
  | 'agentReported'
  | 'phoneRequested'
  | 'phoneWithdrawn'
  | 'directoryRequested'
  | 'systemChecked'
  | 'callChanged'
  | 'agentChanged'
  | 'agentQueues'
  | 'softphoneAnswer';

/** What of a message `docs/api/asyncapi.yaml` does not say. */
export const undocumentedMessage = (name: MessageName, message: unknown): readonly string[] =>
  faultsAt(`asyncapi#/components/messages/${name}/payload`, message).map((fault) => `${name}: ${fault}`);

const webhookNames: Readonly<Record<string, MessageName>> = {
  'ring.reported': 'ringReported',
  'command.requested': 'commandRequested',
  'conversation.reported': 'conversationReported',
  'conversation.requested': 'conversationRequested',
  'agent.changed': 'agentReported',
  'phone.requested': 'phoneRequested',
  'phone.withdrawn': 'phoneWithdrawn',
  'directory.requested': 'directoryRequested',
  'system.checked': 'systemChecked',
};
const pushNames: Readonly<Record<string, MessageName>> = {
  'call.changed': 'callChanged',
  'conversation.changed': 'conversationChanged',
  'message.changed': 'messageChanged',
  'participant.typing': 'participantTyping',
  'agent.changed': 'agentChanged',
  'agent.queues': 'agentQueues',
};
const byType = (names: Readonly<Record<string, MessageName>>, event: unknown): readonly string[] => {
  const name = names[String(at(event, 'type'))];
  return name === undefined ? ['an event of an unknown type'] : undocumentedMessage(name, event);
};

export const undocumentedWebhook = (event: unknown, headers: object): readonly string[] => [
  ...byType(webhookNames, event),
  ...['ringReported', 'commandRequested', 'agentReported'].flatMap((name) =>
    faultsAt(`asyncapi#/components/messages/${name}/headers`, asTexts(headers)),
  ),
];
export const undocumentedPush = (event: unknown): readonly string[] => byType(pushNames, event);

/** Only those that are ours: HTTP's own are in no document. */
const asTexts = (headers: object): Fields =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('webhook-')));
