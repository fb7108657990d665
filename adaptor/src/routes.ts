import { app, type HttpMethod } from '@azure/functions';
import type { Adaptor } from './app/adaptor';
import { sweepSchedule } from './base/timings';
import { getAgent } from './functions/getAgent';
import { getAgents } from './functions/getAgents';
import { getCall } from './functions/getCall';
import { listCalls } from './functions/listCalls';
import { postEvent } from './functions/postEvent';
import { getConversation, getMessages, listConversations } from './functions/conversations';
import { getHealth } from './functions/getHealth';
import { heartbeat } from './functions/heartbeat';
import { negotiate } from './functions/negotiate';
import { givePhone, withdrawPhone } from './functions/phone';
import { onClientConnected, onClientDisconnect } from './functions/connectionEvents';
import { sendMessageAcknowlegement } from './functions/sendMessageAcknowlegement';
import { sendMessageToUser } from './functions/sendMessageToUser';
import { sweepInTime } from './functions/sweep';
import { getSystem, registerSystem, removeSystem } from './functions/system';
import { seeTestRing, startTestRing } from './functions/testRing';
import { userclient } from './functions/userclient';
import { handler, type Work } from './http/handler';

interface Route {
  /** The function's name, in Azure and in the log. */
  readonly name: string;
  readonly methods: readonly HttpMethod[];
  /** Under `/api/`. */
  readonly path: string;
  readonly work: (adaptor: Adaptor) => Work;
}

/** The whole API. Each function verifies who asks; what Azure offers for that (keys, easy auth) is not used. */
export const routes: readonly Route[] = [
  // The agent's softphone, by the agent's token.
  { name: 'negotiate', methods: ['GET', 'POST'], path: 'negotiate', work: negotiate },
  { name: 'userclient', methods: ['POST'], path: 'userclient', work: userclient },
  { name: 'heartbeat', methods: ['POST'], path: 'heartbeat', work: heartbeat },
  { name: 'calls', methods: ['GET'], path: 'calls', work: listCalls },
  { name: 'conversations', methods: ['GET'], path: 'conversations', work: listConversations },
  { name: 'messages', methods: ['GET'], path: 'messages', work: getMessages },
  { name: 'phone', methods: ['POST'], path: 'phone', work: givePhone },
  { name: 'phoneWithdraw', methods: ['POST'], path: 'phone/withdraw', work: withdrawPhone },
  // Whoever looks after the softphone, by the own token with its role.
  { name: 'testRing', methods: ['POST'], path: 'testRing', work: startTestRing },
  { name: 'testRingSeen', methods: ['GET'], path: 'testRing/{callId}', work: seeTestRing },
  // Telephony apps, by their own token.
  { name: 'SendMessageToUser', methods: ['POST'], path: 'SendMessageToUser', work: sendMessageToUser },
  { name: 'events', methods: ['POST'], path: 'events', work: postEvent },
  // A call id may contain slashes.
  { name: 'call', methods: ['GET'], path: 'calls/{*callId}', work: getCall },
  { name: 'conversation', methods: ['GET'], path: 'conversations/{*conversationId}', work: getConversation },
  { name: 'agent', methods: ['GET'], path: 'agents/{userId}', work: getAgent },
  { name: 'agents', methods: ['GET'], path: 'agents', work: getAgents },
  { name: 'system', methods: ['GET'], path: 'system', work: getSystem },
  { name: 'systemRegister', methods: ['PUT'], path: 'system', work: registerSystem },
  { name: 'systemRemove', methods: ['DELETE'], path: 'system', work: removeSystem },
  // The SignalR Service, by its signature and the secret of its address.
  { name: 'OnClientConnected', methods: ['POST'], path: 'OnClientConnected', work: onClientConnected },
  { name: 'OnClientDisconnect', methods: ['POST'], path: 'OnClientDisconnect', work: onClientDisconnect },
  {
    name: 'SendMessageAcknowlegement',
    methods: ['POST'],
    path: 'SendMessageAcknowlegement',
    work: sendMessageAcknowlegement,
  },
  // Anybody.
  { name: 'health', methods: ['GET'], path: 'health', work: getHealth },
];

/** Tells the Functions host of everything that this adaptor serves, and of its one timer. */
export function registerRoutes(adaptor: Adaptor): void {
  for (const { name, methods, path, work } of routes) {
    app.http(name, {
      methods: [...methods],
      authLevel: 'anonymous',
      route: path,
      handler: handler(adaptor.log, name, work(adaptor)),
    });
  }
  app.timer('sweep', { schedule: sweepSchedule, handler: sweepInTime(adaptor) });
}
