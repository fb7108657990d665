import { setTimeout as sleep } from 'node:timers/promises';
import { AdaptorRefused } from '../../../client/src/telephonyError';
import type { TelephonyClient } from '../../../client/src/telephonyClient';
import type { CallCapability } from '../../../../protocol/callCapability';
import type { CallState } from '../../../../protocol/callState';
import type { Party } from '../../../../protocol/messages/party';
import { codeOf } from '../../../base/codeOf';
import type { Log } from '../../../base/log';
import { timings } from '../base/timings';
import type { Leg } from '../pbx/leg';
import { nextStep, offerId, untold, type Step, type Told } from './nextStep';

/** What is said of a leg as it is offered. */
export interface Offer {
  readonly from: Party;
  readonly to: Party;
  readonly queue?: string;
  readonly waitedMs?: number;
  /** The Call-ID of the INVITE, where the agent's browser is the telephone. */
  readonly dialog?: string;
  /** Only the telephone itself can answer. */
  readonly answerAtPhone?: boolean;
  /** The call that this one follows. */
  readonly relatedCallId?: string;
}

export interface CallTellerParts {
  readonly client: TelephonyClient;
  readonly userId: string;
  readonly log: Log;
  /** Asked each time: the PBX may have given other rights since. */
  readonly capabilities: () => readonly CallCapability[];
  /** Asked as the call is offered: the PBX may have to be asked whether the caller hides the number. */
  readonly offerOf: (leg: Leg) => Promise<Offer>;
}

/** Keeps the adaptor's idea of one leg equal to the leg: one request at a time, repeated until the two agree. */
export class CallTeller {
  #told: Told;
  #leg: Leg;
  #working: Promise<void> | undefined;
  /** Ends a wait early, because something has changed. */
  #wake = new AbortController();
  readonly #stop = new AbortController();
  /** The leg is over: nobody is to be rung for it any more. */
  readonly #over = new AbortController();
  /** Until then the adaptor may carry out an offer that found no answer, by `performance.now`. */
  #mayArriveUntilMs = 0;

  constructor(
    leg: Leg,
    private readonly parts: CallTellerParts,
    told: Told = untold,
  ) {
    this.#leg = leg;
    this.#told = told;
  }

  get leg(): Leg {
    return this.#leg;
  }

  get told(): Told {
    return this.#told;
  }

  /** The id under which the adaptor knows the call now. */
  get offerId(): string {
    return offerId(this.#leg.callId, this.#told);
  }

  /** The leg is over and the adaptor knows it. */
  get isDone(): boolean {
    return this.#leg.phase === 'over' && this.#nextStep() === undefined;
  }

  /** The leg has changed. @returns resolves when the adaptor knows it */
  follow(leg: Leg): Promise<void> {
    this.#leg = leg;
    if (leg.phase === 'over') this.#over.abort();
    return this.#work();
  }

  /** The adaptor has said something of the call. */
  heard(change: Partial<Told>): Promise<void> {
    this.#told = { ...this.#told, ...change };
    return this.#work();
  }

  /** Nothing is told any more. */
  stop(): void {
    this.#stop.abort();
    this.#wake.abort();
  }

  /** A ring of which nobody knows whether it began has an end that must be told all the same. */
  #nextStep(): Step | undefined {
    const mayRing = this.#leg.phase === 'over' && this.#told.stage === 'untold' && this.#mayArrive();
    return nextStep(this.#leg, mayRing ? { ...this.#told, stage: 'offered' } : this.#told);
  }

  #mayArrive(): boolean {
    return performance.now() < this.#mayArriveUntilMs;
  }

  #work(): Promise<void> {
    this.#wake.abort();
    this.#working ??= this.#untilEqual();
    return this.#working;
  }

  async #untilEqual(): Promise<void> {
    // Not before it is kept as the work: what changes in the same moment would be taken for told.
    await undefined;
    let waitMs: number = timings.tellAgainFirstMs;
    try {
      for (;;) {
        const step = this.#nextStep();
        if (step === undefined || this.#stop.signal.aborted) return;
        this.#wake = new AbortController();
        const again = await this.#take(step).then(
          () => 'told' as const,
          (error: unknown) => this.#learn(error, step),
        );
        if (again === 'told') waitMs = timings.tellAgainFirstMs;
        if (again === 'told' || again === undefined) continue;
        const afterMs = again === 'soon' ? waitMs : timings.offerAgainMs;
        await sleep(afterMs, undefined, { signal: this.#wake.signal }).catch(() => undefined);
        waitMs = Math.min(waitMs * 2, timings.tellAgainMaxMs);
      }
    } finally {
      this.#working = undefined;
    }
  }

  async #take(step: Step): Promise<void> {
    const { client, userId } = this.parts;
    const capabilities = this.parts.capabilities();
    const leg = this.#leg;
    const options = { signal: this.#stop.signal };
    if (step.kind === 'tell') {
      const isNews = step.event.type === 'call.alerting' || step.event.type === 'call.connected';
      const event = isNews && leg.dialledByUs ? { ...step.event, capabilities } : step.event;
      await client.tell({ userId, callId: this.offerId }, event, options);
      this.#told = step.then;
      return;
    }
    const { from, to, dialog, ...more } = await this.parts.offerOf(leg);
    const told: Told = { ...untold, attempt: step.attempt, ...(dialog === undefined ? {} : { dialog }) };
    const callId = offerId(leg.callId, told);
    const { direction } = leg;
    this.#told = told;
    // A caller who hangs up meanwhile must not ring any more: the offer is not repeated then.
    await client.ring(
      { userId, callId, from, to, direction, capabilities, ...more },
      { signal: AbortSignal.any([this.#stop.signal, this.#over.signal]) },
    );
    // A webhook may have been faster.
    if (this.#told.stage === 'untold')
      this.#told = { ...this.#told, stage: direction === 'outbound' ? 'dialling' : 'offered' };
  }

  /** @returns when to try again; `undefined`: at once, by what is known now */
  #learn(error: unknown, step: Step): 'soon' | 'later' | undefined {
    if (this.#stop.signal.aborted) return undefined;
    const code = error instanceof AdaptorRefused ? error.code : undefined;
    if (step.kind === 'offer' && (code === undefined || code.startsWith('http-5')))
      this.#mayArriveUntilMs = performance.now() + timings.offerArrivesMs;
    if (code === 'unknown-call') {
      if (this.#mayArrive()) return 'soon';
      // It was taken away there: what still goes on is offered anew.
      this.#told = { ...this.#told, stage: 'closed' };
      return undefined;
    }
    if (code === 'offered-before') {
      void this.look();
      return 'soon';
    }
    if (code === 'agent-not-connected' || code === 'push-failed') return 'later';
    if (step.kind === 'offer' && this.#over.signal.aborted) return undefined;
    this.parts.log.warn('not-told', { callId: this.offerId, code: codeOf(error), step: step.kind });
    return 'soon';
  }

  /** Asks the adaptor how the call stands there. */
  async look(): Promise<void> {
    const { client } = this.parts;
    const known = await client.call(this.offerId).catch(() => undefined);
    const ring = known?.rings.find(({ userId }) => userId === this.parts.userId);
    if (ring !== undefined) await this.heard({ stage: stageOf(ring.state) });
  }
}

/** What the adaptor's state of a call means for what it was told. That it is connected there can mean accepted only. */
export function stageOf(state: CallState): Told['stage'] {
  switch (state) {
    case 'initiated':
      return 'dialling';
    case 'offered':
    case 'alerting':
      return 'offered';
    case 'connected':
      return 'accepted';
    case 'held':
      return 'held';
    case 'disconnected':
      return 'closed';
  }
}
