import { app, type HttpRequest } from '@azure/functions';
import type { TelephonyEvent } from '../../../protocol/telephonyEvent';
import { parseTelephonyMessage } from '../../../protocol/parseTelephonyMessage';
import type { Adaptor } from '../adaptor';
import { toAgentReport } from '../agents/agentRecord';
import { applyTelephonyEvent } from '../calls/applyTelephonyEvent';
import { callKey } from '../calls/callKeys';
import type { CallChange } from '../calls/callRecord';
import type { StoredCall } from '../calls/callStore';
import type { RingAnswer } from '../calls/createRingAgent';
import { newCall } from '../calls/newCall';
import { handler, jsonResponse } from '../http/handler';
import { badRequest, unknownCall } from '../http/problems';
import { readJsonBody } from '../http/readJsonBody';
import { readOid } from '../identity/callers';

/** A telephony system offers a call to an agent, tells what became of one, or sets the agent's state: `{ userId, message }`, answered 202. */
export function registerSendMessageToUser(adaptor: Adaptor): void {
  const { log, verifier, settings, limiter, ringAgent, agentChanger, clock } = adaptor;
  app.http('SendMessageToUser', {
    methods: ['POST'],
    authLevel: 'anonymous',
    handler: handler(log, 'SendMessageToUser', async (request) => {
      const { appId } = await verifier.telephony(request.headers.get('authorization'));
      const idempotencyKey = readIdempotencyKey(request);
      const body = await readJsonBody(request);
      const oid = readOid(body.userId, settings.tenantId);
      if (oid === undefined) throw badRequest("userId must be the agent's Entra object id.");
      if (typeof body.message !== 'string') throw badRequest('message must be a text.');
      const message = parseTelephonyMessage(body.message);
      if (!message.ok) throw badRequest(message.error);
      const event = message.value;
      if (event.type === 'agent.changed') {
        const agent = await agentChanger.change(oid, event.wish, event.eventKey);
        return jsonResponse(202, toAgentReport(agent));
      }
      if (event.type === 'call.offered') limiter.ring(appId);
      const answer =
        event.type === 'call.offered'
          ? await ringAgent(newCall(commandable(event, settings), appId, oid, settings, clock(), idempotencyKey))
          : await takeEvent(adaptor, event, appId, oid);
      return jsonResponse(202, answer);
    }),
  });
}

/** Without a webhook nobody can be given a command: such a call offers none. The plain text keeps its End call. */
function commandable<E extends { readonly assumed: boolean }>(event: E, { webhook }: Adaptor['settings']): E {
  return webhook === undefined && !event.assumed ? { ...event, capabilities: [] } : event;
}

async function takeEvent({ changer }: Adaptor, event: TelephonyEvent, appId: string, oid: string): Promise<RingAnswer> {
  const callId = event.callId ?? '';
  const decision = await changer.change(callKey(appId, callId, oid), (call, nowMs): Taken => {
    const change = applyTelephonyEvent(call.record, event, nowMs);
    return { call, ...(change === undefined ? {} : { change }) };
  });
  if (decision === undefined) throw unknownCall();
  const { call, change } = decision;
  return { callId, connections: call.connections, state: (change?.record ?? call.record).state };
}

interface Taken {
  readonly call: StoredCall;
  readonly change?: CallChange;
}

function readIdempotencyKey(request: HttpRequest): string | undefined {
  const key = request.headers.get('idempotency-key')?.trim() ?? '';
  if (key.length > 256) throw badRequest('Idempotency-Key has more than 256 characters.');
  return key === '' ? undefined : key;
}
