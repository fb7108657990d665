import type { AgentAnswer } from '../../../protocol/messages/answers';
import { toAmiMessage } from '../../../telephony/asterisk/src/ami/amiMessage';
import type { TelephonyClient } from '../../../telephony/client/src/telephonyClient';

export const ada = '70000000-0000-4000-8000-0000000000a1';
const everything = ['Hangup', 'Redirect', 'Bridge', 'PlayDTMF', 'BlindTransfer', 'Originate', 'QueuePause'];
/** What a manager user may do who has the classes of docs/connect-asterisk.md. */
export const rights = toAmiMessage(
  Object.fromEntries(
    [...everything, 'Getvar', 'ShowDialPlan', 'CoreShowChannels', 'QueueStatus'].map((name) => [name, 'x']),
  ),
);

/** The adaptor's client, which writes down what it is told. */
export class FakeClient {
  readonly told: string[] = [];
  readonly rings: unknown[] = [];
  open: AgentAnswer['calls'] = [];
  /** Who is connected, with their e-mail addresses. */
  readonly people = new Map<string, string>();
  /** It takes offers and does not answer them. */
  hangs = false;
  /** Errors for the next requests. */
  readonly failures: Error[] = [];

  readonly client = {
    ring: async (call: { readonly callId?: string }, { signal }: { readonly signal: AbortSignal }) => {
      if (!this.hangs) return this.#do(`ring ${call.callId}`, () => this.rings.push(call));
      this.rings.push(call);
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
    },
    tell: async (about: { readonly callId: string }, { type, reason, commandId }: Record<string, string>) =>
      this.#do([type, about.callId, reason ?? commandId].filter((one) => one !== undefined).join(' ')),
    agent: async () => ({
      ...{ userId: ada, state: 'available', ready: true, activity: 'idle', changedBy: 'agent', version: 1 },
      ...{ connections: 1, calls: this.open },
    }),
    agents: () => this.#connected(),
    setAgent: async (_userId: string, wish: object) => this.#do(`setAgent ${JSON.stringify(wish)}`),
    call: async () => {
      throw new Error('not asked here');
    },
  } as unknown as TelephonyClient;

  async *#connected(): AsyncGenerator<object> {
    for (const [userId, email] of this.people) yield { userId, email };
  }

  #do(what: string, work: () => void = () => undefined): object {
    const failure = this.failures.shift();
    if (failure !== undefined) throw failure;
    work();
    this.told.push(what);
    return { version: 2, ready: true, activity: 'idle' };
  }
}
