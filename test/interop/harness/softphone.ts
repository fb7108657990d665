import type { CallSnapshot } from '../../../protocol/messages/callSnapshot';
import type { SoftphoneMessage } from '../../../protocol/messages/softphoneMessage';
import { eventually } from '../../scenarios/harness/eventually';
import { acknowledge, type Softphone } from '../../adaptor/adaptorWorld';

let count = 0;
const freshId = (): string => `interop-${process.pid}-${(count += 1)}`;

/** An agent at the softphone: it speaks to the adaptor as the product does, and remembers all that it was told. */
export class AgentAtSoftphone {
  #seen = 0;
  readonly #timer: NodeJS.Timeout;

  constructor(
    private readonly softphone: Softphone,
    /** What the others say, for who looks why a call did not come. */
    private readonly told: () => string,
  ) {
    // What is offered is shown at once, as by a window in front.
    this.#timer = setInterval(() => void this.#show(), 20);
  }

  async #show(): Promise<void> {
    const fresh = this.softphone.pushes.slice(this.#seen);
    this.#seen = this.softphone.pushes.length;
    for (const call of fresh) {
      if (call.state === 'offered') await this.softphone.send(acknowledge(call, 'shown')).catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.softphone.stop();
  }

  /** The newest word about each call, in the order in which the calls came. */
  calls(): readonly CallSnapshot[] {
    const newest = new Map<string, CallSnapshot>();
    for (const call of this.softphone.pushes) {
      const known = newest.get(call.callId);
      if (known === undefined || known.version < call.version) newest.set(call.callId, call);
    }
    return [...newest.values()];
  }

  open(): readonly CallSnapshot[] {
    return this.calls().filter(({ state }) => state !== 'disconnected');
  }

  /** The states through which a call went, each once. */
  way(callId: string): readonly string[] {
    const states = this.softphone.pushes.filter((call) => call.callId === callId).map(({ state }) => state);
    return states.filter((state, at) => state !== states[at - 1]);
  }

  call(callId: string): CallSnapshot | undefined {
    return this.calls().find((call) => call.callId === callId);
  }

  /** Waits for a call that is new since `before` and fits. */
  async next(
    before: readonly CallSnapshot[],
    fits: (call: CallSnapshot) => boolean = () => true,
    timeoutMs = 10_000,
  ): Promise<CallSnapshot> {
    let found: CallSnapshot | undefined;
    const known = new Set(before.map(({ callId }) => callId));
    await eventually(
      () => (found = this.calls().find((call) => !known.has(call.callId) && fits(call))) !== undefined,
      true,
      timeoutMs,
    ).catch(() => undefined);
    if (found === undefined) throw new Error(`No call came in ${timeoutMs} ms.\n${this.told()}`);
    return found;
  }

  /** Waits until a call is in this state, or ended for this reason. */
  async becomes(callId: string, wanted: string, timeoutMs = 10_000): Promise<CallSnapshot> {
    await eventually(
      () => {
        const call = this.call(callId);
        return call?.state === 'disconnected' ? (call.reason ?? 'disconnected') : call?.state;
      },
      wanted,
      timeoutMs,
    ).catch((error: Error) => {
      throw new Error(`${error.message} It went: ${this.way(callId).join(', ')}.\n${this.told()}`);
    });
    return this.call(callId) as CallSnapshot;
  }

  async decide({ callId, source }: CallSnapshot, outcome: 'accepted' | 'rejected'): Promise<void> {
    await this.softphone.send(acknowledge({ callId, source }, outcome));
  }

  async command(
    { callId, source }: CallSnapshot,
    command: { readonly type: string; readonly digits?: string; readonly target?: string; readonly party?: string },
  ): Promise<string> {
    const id = freshId();
    const answer = await this.softphone.send({ ...command, id, callId, source } as SoftphoneMessage);
    if (!answer.ok) throw new Error(`The adaptor refused ${command.type}: ${answer.reason}`);
    return id;
  }

  send(message: SoftphoneMessage): Promise<unknown> {
    return this.softphone.send(message);
  }
}
