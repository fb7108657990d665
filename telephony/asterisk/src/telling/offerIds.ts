/** So many are remembered: what follows a call comes within minutes. */
const mostKnown = 1_000;

/** Under which id the adaptor has each call, also of those that are over: what follows one names it so. */
export class OfferIds {
  readonly #byCall = new Map<string, string>();

  note(callId: string, offerId: string): void {
    this.#byCall.delete(callId);
    this.#byCall.set(callId, offerId);
    const [oldest] = this.#byCall.keys();
    if (this.#byCall.size > mostKnown && oldest !== undefined) this.#byCall.delete(oldest);
  }

  of(callId: string | undefined): string | undefined {
    return callId === undefined ? undefined : this.#byCall.get(callId);
  }
}
