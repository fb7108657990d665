import { randomUUID } from 'node:crypto';
import { agentReportSchema } from '../../../protocol/schemas/agentSchemas';
import {
  agentAnswerSchema,
  agentPageSchema,
  ringAnswerSchema,
  toldCallsSchema,
} from '../../../protocol/schemas/answerSchemas';
import { conversationTakenSchema, toldConversationSchema } from '../../../protocol/schemas/conversationReportSchemas';
import { registeredSystemSchema } from '../../../protocol/schemas/systemSchemas';
import { createSend } from './createSend';
import { createTokens, type SignIn, type Tokens } from './createTokens';
import { readAnswer } from './readAnswer';
import { secureUrl } from './secureUrl';
import type { TelephonyClient, TelephonyClientOptions } from './telephonyClient';
import { timings } from './timings';

type Fetcher = NonNullable<TelephonyClientOptions['fetch']>;

/** A client of one adaptor. It starts nothing that would have to be stopped. @throws TelephonyError `wrong-option` */
export function createTelephonyClient(options: TelephonyClientOptions): TelephonyClient {
  const {
    source = '/telephony',
    fetch: fetcher = fetch,
    timeoutMs = timings.requestTimeoutMs,
    patienceMs: given,
  } = options;
  const adaptorUrl = secureUrl('adaptorUrl', options.adaptorUrl);
  const tokens = tokensOf(options.signIn, fetcher, timeoutMs);
  const send = createSend({ adaptorUrl, tokens, fetch: fetcher, timeoutMs });
  const patienceMs = given ?? timings.patienceMs;

  /** The id is made once, before the first try: by it the adaptor knows a repeat. */
  const sendEvent = (userId: string, type: string, subject: string, data: object, signal?: AbortSignal) => {
    const event = {
      specversion: '1.0',
      id: randomUUID(),
      source,
      type,
      subject,
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      userid: userId,
      data,
    };
    const headers = { 'content-type': 'application/cloudevents+json' };
    const isFact = type !== 'call.offered' && type !== 'conversation.offered';
    const patience = isFact ? (given ?? timings.factPatienceMs) : patienceMs;
    return send({ method: 'POST', path: 'events', headers, body: JSON.stringify(event) }, patience, signal);
  };
  const get = (path: string, signal?: AbortSignal) => send({ method: 'GET', path }, patienceMs, signal);

  const client: TelephonyClient = {
    ring: async ({ userId, callId = randomUUID(), ...call }, { signal } = {}) =>
      readAnswer(
        ringAnswerSchema,
        await sendEvent(userId, 'call.offered', callId, { callId, channel: 'voice', ...call }, signal),
      ),
    ringPlain: async ({ userId, phoneNumber, comments = '' }, { signal } = {}) => {
      const message = JSON.stringify({ PhoneNumber: phoneNumber, comments });
      const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
      const body = JSON.stringify({ userId, message });
      return readAnswer(
        ringAnswerSchema,
        await send({ method: 'POST', path: 'SendMessageToUser', headers, body }, patienceMs, signal),
      );
    },
    tell: async ({ userId, callId }, { type, ...data }, { signal } = {}) =>
      readAnswer(ringAnswerSchema, await sendEvent(userId, type, callId, { callId, ...data }, signal)),
    call: async (callId, { signal } = {}) =>
      readAnswer(toldCallsSchema, await get(`calls/${encodeURIComponent(callId)}`, signal)),
    offerConversation: async ({ userId, conversationId = randomUUID(), ...offer }, { signal } = {}) =>
      readAnswer(
        conversationTakenSchema,
        await sendEvent(userId, 'conversation.offered', conversationId, { conversationId, ...offer }, signal),
      ),
    tellConversation: async ({ userId, conversationId }, { type, ...data }, { signal } = {}) =>
      readAnswer(
        conversationTakenSchema,
        await sendEvent(userId, type, conversationId, { conversationId, ...data }, signal),
      ),
    conversation: async (conversationId, { signal } = {}) =>
      readAnswer(toldConversationSchema, await get(`conversations/${encodeURIComponent(conversationId)}`, signal)),
    agent: async (userId, { signal } = {}) =>
      readAnswer(agentAnswerSchema, await get(`agents/${encodeURIComponent(userId)}`, signal)),
    agentPage: async (page = {}, { signal } = {}) => {
      const query = Object.entries(page).flatMap(([name, value]) =>
        value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
      );
      return readAnswer(
        agentPageSchema,
        await get(query.length === 0 ? 'agents' : `agents?${query.join('&')}`, signal),
      );
    },
    agents: async function* (requestOptions) {
      for (let continuation: string | undefined; ;) {
        const page = continuation === undefined ? {} : { continuation };
        const { agents, continuation: next } = await client.agentPage({ limit: 200, ...page }, requestOptions);
        yield* agents;
        if (next === undefined) return;
        continuation = next;
      }
    },
    setAgent: async (userId, { ready, ...why }, { signal } = {}) =>
      readAnswer(
        agentReportSchema,
        await sendEvent(userId, ready ? 'agent.available' : 'agent.not-ready', userId, why, signal),
      ),
    tellQueues: async (userId, queues, { signal } = {}) =>
      readAnswer(agentReportSchema, await sendEvent(userId, 'agent.queues', userId, { queues }, signal)),
    register: async (system, { signal } = {}) => {
      const headers = { 'content-type': 'application/json' };
      const request = { method: 'PUT', path: 'system', headers, body: JSON.stringify(system) } as const;
      return readAnswer(registeredSystemSchema, await send(request, given ?? timings.factPatienceMs, signal));
    },
    system: async ({ signal } = {}) => readAnswer(registeredSystemSchema, await get('system', signal)),
    unregister: async ({ signal } = {}) => {
      await send({ method: 'DELETE', path: 'system' }, given ?? timings.factPatienceMs, signal);
    },
  };
  return client;
}

function tokensOf(signIn: SignIn | (() => Promise<string>), fetcher: Fetcher, timeoutMs: number): Tokens {
  if (typeof signIn !== 'function') return createTokens(signIn, { fetch: fetcher, timeoutMs });
  return { get: signIn, forget: () => undefined };
}
