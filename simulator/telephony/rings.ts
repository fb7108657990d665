import type { RingOutcome } from '../../protocol/callState';
import type { RingReport } from '../../protocol/messages/answers';
import type { GivenCommand } from './givenCommand';

/** How a ring ended for the person who started it; the last line of `npm run ring`. */
export type FinalOutcome = 'accepted' | 'rejected' | 'timed-out' | 'not-shown' | 'not-connected';

/** One ring as this telephony system knows it. Local to the simulator: it is never logged. */
export interface Ring {
  readonly callId: string;
  readonly from?: string;
  readonly to?: string;
  /** What an agent dialled: then the call goes the other way. */
  readonly dialled?: string;
  /** Of a consultation: the call of the agent that waits for it. */
  readonly relatedCallId?: string;
  /** The agent has joined it with this call and is gone. */
  readonly joinedWith?: string;
  readonly comments?: string;
  readonly startedAtMs: number;
  /** In the order in which the webhooks told them. */
  readonly outcomes: readonly RingOutcome[];
  readonly outcome?: FinalOutcome;
  /** With what this telephony system ended it itself: then no outcome is told. */
  readonly ended?: string;
  /** Commands of the agent, in the order in which they came. */
  readonly commands?: readonly GivenCommand[];
  /** Why the adaptor said no, in its own words; only with `not-connected` and a push that failed. */
  readonly problem?: string;
}

/** The outcome that ends a ring, or undefined while it goes on. */
export const finalOutcomeOf = ({ outcome, final }: Pick<RingReport, 'outcome' | 'final'>): FinalOutcome | undefined =>
  !final || outcome === 'shown' || outcome === 'handed-to-host' ? undefined : outcome;

const keptRings = 200;

/** The telephony system's memory of its rings: newest first, bounded, and able to wait for an outcome. */
export class Rings {
  readonly #byCallId = new Map<string, Ring>();
  readonly #listeners = new Set<(ring: Ring) => void>();

  list(): readonly Ring[] {
    return [...this.#byCallId.values()].reverse();
  }

  get(callId: string): Ring | undefined {
    return this.#byCallId.get(callId);
  }

  /** Adds what is newly known. A webhook may be faster than the answer to our own POST: either may come first. */
  put(
    callId: string,
    known: Partial<Omit<Ring, 'callId' | 'outcomes'>> & { readonly told?: RingOutcome } & {
      readonly given?: GivenCommand;
    },
  ): Ring {
    const before = this.#byCallId.get(callId) ?? { callId, startedAtMs: Date.now(), outcomes: [] };
    const { told, outcome, given, ...rest } = known;
    const ring: Ring = {
      ...before,
      ...rest,
      outcomes: told === undefined ? before.outcomes : [...before.outcomes, told],
      ...(given === undefined ? {} : { commands: [...(before.commands ?? []), given] }),
      // The first final outcome stands: a later one would mean that the adaptor told two endings for one ring.
      ...(before.outcome === undefined && outcome !== undefined ? { outcome } : {}),
    };
    this.#byCallId.set(callId, ring);
    this.#forgetOldest();
    for (const listener of [...this.#listeners]) listener(ring);
    return ring;
  }

  /** Calls back on each change of any ring; returns its undo. */
  subscribe(listener: (ring: Ring) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Waits for the final outcome of a ring; rejects after `timeoutMs`. */
  finished(callId: string, timeoutMs: number): Promise<Ring> {
    return this.when(callId, (ring) => ring.outcome !== undefined, timeoutMs);
  }

  /** Waits until a ring is as `isSo` says; rejects after `timeoutMs`, telling what is known. */
  when(callId: string, isSo: (ring: Ring) => boolean, timeoutMs: number): Promise<Ring> {
    const now = this.get(callId);
    if (now && isSo(now)) return Promise.resolve(now);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        undo();
        const told = this.get(callId)?.outcomes.join(', ') || 'nothing';
        reject(new Error(`The adaptor did not tell the outcome within ${timeoutMs} ms; told so far: ${told}.`));
      }, timeoutMs);
      const undo = this.subscribe((ring) => {
        if (ring.callId !== callId || !isSo(ring)) return;
        clearTimeout(timer);
        undo();
        resolve(ring);
      });
    });
  }

  #forgetOldest(): void {
    const oldest = this.#byCallId.keys().next().value;
    if (this.#byCallId.size > keptRings && oldest !== undefined) this.#byCallId.delete(oldest);
  }
}
