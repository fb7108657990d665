import type { ServerResponse } from 'node:http';
import type { AgentQueues } from '../../protocol/messages/agentQueues';
import type { TelephonySystem } from './telephonySystem';

/** `POST /simulator/queues`: the telephony system tells how an agent's queues stand. */
export async function tellQueues(
  telephony: TelephonySystem,
  userId: string | undefined,
  queues: unknown,
  answer: (response: ServerResponse, status: number, body: unknown) => void,
  response: ServerResponse,
): Promise<void> {
  if (userId === undefined) return answer(response, 400, { error: 'There is no such agent.' });
  try {
    // The adaptor says what is wrong with it.
    answer(response, 202, await telephony.tellQueues(userId, queues as AgentQueues['queues']));
  } catch (error) {
    answer(response, 502, { error: error instanceof Error ? error.message : 'The adaptor did not answer.' });
  }
}

/** `POST /simulator/agent`: the telephony system makes an agent available or not ready, as its supervisor would. */
export async function setAgent(
  telephony: TelephonySystem,
  userId: string | undefined,
  wish: Readonly<Record<string, unknown>>,
  answer: (response: ServerResponse, status: number, body: unknown) => void,
  response: ServerResponse,
): Promise<void> {
  const { ready, reason, minutes } = wish;
  if (userId === undefined) return answer(response, 400, { error: 'There is no such agent.' });
  if (typeof ready !== 'boolean') return answer(response, 400, { error: 'Give "ready" (true or false).' });
  try {
    const [why, time] = [
      typeof reason === 'string' ? reason : undefined,
      typeof minutes === 'number' ? minutes : undefined,
    ];
    answer(response, 202, await telephony.setAgent(userId, ready, why, time));
  } catch (error) {
    answer(response, 502, { error: error instanceof Error ? error.message : 'The adaptor did not answer.' });
  }
}
