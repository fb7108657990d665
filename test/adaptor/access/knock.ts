import { createHmac, createPublicKey, type JsonWebKey } from 'node:crypto';
import https from 'node:https';
import { directory } from '../../../simulator/directory';
import { ada, ben, freshId, offeredEvent, upstreamSecret, type AdaptorWorld, type Answer } from '../adaptorWorld';
import type { Caller, Operation } from './accessTable';

/** How a caller shows who it is: a token, headers, or what the SignalR Service would send. */
interface Credentials {
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: string;
}

/** What the requests are about; made before the first knock. */
export interface Subject {
  readonly callId: string;
  /** Offered to the agent by the telephony app. */
  readonly conversationId: string;
  /** Of another administrator. */
  readonly testRingId: string;
  /** A connection of the agent that has come and gone: the service has told of both. */
  readonly endedConnectionId: string;
  readonly publicKeyPem: string;
}

const isTelephonyOperation = (operation: Operation): boolean =>
  ['ring', 'event', 'cloudEvent', 'call', 'conversation', 'agent', 'agents', 'register', 'system', 'remove'].includes(
    operation,
  );

/** The claims that would be right for this operation, so that only the one thing that a caller forges is wrong. */
function rightClaims(operation: Operation): Readonly<Record<string, unknown>> {
  if (!isTelephonyOperation(operation)) return { oid: ada };
  const oid = '90000000-0000-4000-8000-000000000001';
  return { scp: undefined, roles: [directory.telephonyRole], oid, sub: oid, azp: directory.telephony.clientId };
}

const signatureOf = (world: AdaptorWorld, connectionId: string): string => {
  const key = /AccessKey=([^;]+)/.exec(world.signalr.connectionString)?.[1] ?? '';
  return `sha256=${createHmac('sha256', key).update(connectionId).digest('hex')}`;
};

const upstreamHeaders = (world: AdaptorWorld, connectionId: string): Readonly<Record<string, string>> => ({
  'x-asrs-connection-id': connectionId,
  'x-asrs-hub': 'softphone',
  'x-asrs-user-id': `${directory.tenantId}_${ada}`,
  'x-asrs-signature': signatureOf(world, connectionId),
});

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The issuer's public key as anybody can download it. */
export function readPublicKey(authority: string): Promise<string> {
  return new Promise((resolve, reject) => {
    https
      .get(`${authority}/discovery/v2.0/keys`, { rejectUnauthorized: false }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => {
          const [key] = (JSON.parse(text) as { keys: JsonWebKey[] }).keys;
          resolve(
            createPublicKey({ key: key ?? {}, format: 'jwk' })
              .export({ type: 'spki', format: 'pem' })
              .toString(),
          );
        });
      })
      .on('error', reject);
  });
}

function credentialsOf(world: AdaptorWorld, caller: Caller, operation: Operation, subject: Subject): Credentials {
  const right = rightClaims(operation);
  const issue = (claims: Readonly<Record<string, unknown>>, options = {}): Credentials => ({
    token: world.entra.issueToken({ ...right, ...claims }, options),
  });
  const payload = world.entra.issueToken(right).split('.')[1] ?? '';
  const secret = `?secret=${upstreamSecret}`;
  switch (caller) {
    case 'nobody':
      return {};
    case 'agent':
      return { token: world.tokens.ada };
    case 'administrator':
      return { token: world.tokens.cora };
    case 'other-agent':
      return { token: world.tokens.ben };
    case 'telephony':
      return { token: world.tokens.telephony };
    case 'other-telephony':
      return { token: world.tokens.otherTelephony };
    case 'service':
      return { headers: upstreamHeaders(world, freshId()), query: secret };
    case 'other-tenant':
      return issue({ tid: ben, iss: `${world.entra.url}/${ben}/v2.0` });
    case 'expired':
      return issue({ exp: Math.floor(Date.now() / 1000) - 600 });
    case 'wrong-audience':
      return issue({ aud: '00000003-0000-0000-c000-000000000000' });
    case 'id-token':
      return issue({ aud: directory.pageClientId, scp: undefined, roles: undefined, nonce: 'n' });
    case 'id-token-one-app':
      return issue({ sub: 'pairwise', scp: undefined, roles: undefined, nonce: 'n' });
    case 'forged':
      return issue({}, { forged: true });
    case 'alg-none':
      return { token: `${part({ typ: 'JWT', alg: 'none' })}.${payload}.` };
    case 'alg-hs256': {
      const content = `${part({ typ: 'JWT', alg: 'HS256' })}.${payload}`;
      return { token: `${content}.${createHmac('sha256', subject.publicKeyPem).update(content).digest('base64url')}` };
    }
    case 'platform-headers': {
      const principal = Buffer.from(JSON.stringify({ userId: ada, userRoles: ['authenticated', 'Calls.Send'] }));
      return {
        headers: {
          'x-ms-client-principal': principal.toString('base64'),
          'x-ms-client-principal-id': ada,
          'x-ms-client-principal-name': 'ada@example.com',
          'x-ms-client-principal-idp': 'aad',
          'x-ms-token-aad-access-token': world.tokens.ada,
        },
      };
    }
    case 'upstream-no-secret':
      return { headers: upstreamHeaders(world, subject.endedConnectionId) };
    case 'upstream-signature':
      return {
        headers: { ...upstreamHeaders(world, freshId()), 'x-asrs-connection-id': subject.endedConnectionId },
        query: secret,
      };
    case 'upstream-replay':
      return { headers: upstreamHeaders(world, subject.endedConnectionId), query: secret };
  }
}

/** Asks for `operation` as `caller`: nothing is wrong with the request but, perhaps, who sends it. */
export function knock(world: AdaptorWorld, caller: Caller, operation: Operation, subject: Subject): Promise<Answer> {
  const { token, headers = {}, query = '' } = credentialsOf(world, caller, operation, subject);
  const ask = (method: string, path: string, body?: unknown): Promise<Answer> =>
    world.call(method, `${path}${query}`, token, body, headers);
  const send = (event: unknown): Promise<Answer> =>
    ask('POST', 'SendMessageToUser', { userId: ada, message: JSON.stringify(event) });
  switch (operation) {
    case 'negotiate':
      return ask('POST', 'negotiate');
    case 'userclient':
      return ask('POST', 'userclient', { userId: ada, connectionId: `of-${caller}`, connectionStatus: 1 });
    case 'calls':
      return ask('GET', 'calls');
    case 'conversations':
      return ask('GET', 'conversations');
    case 'messages': {
      const { conversationId } = subject;
      const which = new URLSearchParams({ source: directory.telephony.clientId, conversationId, handling: '1' });
      return ask('GET', `messages?${which.toString()}`);
    }
    case 'conversation':
      return ask('GET', `conversations/${subject.conversationId}`);
    case 'heartbeat':
      return ask('POST', 'heartbeat', { connectionId: `of-${caller}` });
    case 'phone':
      return ask('POST', 'phone', { phoneId: 'browser-1' });
    case 'phoneWithdraw':
      return ask('POST', 'phone/withdraw', { phoneId: 'browser-1' });
    case 'testRing':
      return ask('POST', 'testRing', { words: 'Test ring' });
    case 'testRingSeen':
      return ask('GET', `testRing/${subject.testRingId}`);
    case 'ring':
      return send(offeredEvent(freshId()));
    case 'event':
      return send({ ...offeredEvent(subject.callId), id: freshId(), type: 'call.held' });
    case 'cloudEvent':
      return world.call(
        'POST',
        `events${query}`,
        token,
        { ...offeredEvent(freshId()), userid: ada },
        {
          ...headers,
          'content-type': 'application/cloudevents+json',
        },
      );
    case 'call':
      return ask('GET', `calls/${subject.callId}`);
    case 'agent':
      return ask('GET', `agents/${ada}`);
    case 'agents':
      return ask('GET', 'agents');
    case 'register':
      return ask('PUT', 'system', {
        name: `Exchange of ${caller}`,
        webhook: { url: 'https://telephony.example.com/hook', secrets: [`whsec_${'A'.repeat(32)}`] },
      });
    case 'system':
      return ask('GET', 'system');
    case 'remove':
      return ask('DELETE', 'system');
    case 'connected':
      return ask('POST', 'OnClientConnected', { type: 10 });
    case 'disconnected':
      return ask('POST', 'OnClientDisconnect', { type: 11 });
    case 'message':
      return ask('POST', 'SendMessageAcknowlegement', { type: 1, target: 'sendMessage', arguments: [{}] });
    case 'health':
      return ask('GET', 'health');
  }
}
