import type { Adaptor } from './app/adaptor';
import { registerAgent } from './functions/agent';
import { registerAgents } from './functions/agents';
import { registerCall } from './functions/call';
import { registerCalls } from './functions/calls';
import { registerEvents } from './functions/events';
import { registerHealth } from './functions/health';
import { registerHeartbeat } from './functions/heartbeat';
import { registerNegotiate } from './functions/negotiate';
import { registerOnClientConnected } from './functions/onClientConnected';
import { registerOnClientDisconnect } from './functions/onClientDisconnect';
import { registerSendMessageAcknowlegement } from './functions/sendMessageAcknowlegement';
import { registerSendMessageToUser } from './functions/sendMessageToUser';
import { registerSweep } from './functions/sweep';
import { registerUserclient } from './functions/userclient';

/** Tells the Functions host of everything that this adaptor serves. */
export function registerFunctions(adaptor: Adaptor): void {
  registerNegotiate(adaptor);
  registerUserclient(adaptor);
  registerSendMessageToUser(adaptor);
  registerEvents(adaptor);
  registerOnClientConnected(adaptor);
  registerOnClientDisconnect(adaptor);
  registerSendMessageAcknowlegement(adaptor);
  registerCalls(adaptor);
  registerCall(adaptor);
  registerAgent(adaptor);
  registerAgents(adaptor);
  registerHeartbeat(adaptor);
  registerHealth(adaptor);
  registerSweep(adaptor);
}
