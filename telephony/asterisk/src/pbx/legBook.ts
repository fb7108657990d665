import type { Leg } from './leg';

/** The legs that there are, by the agent's channel, and which of them have changed since they were asked for last. */
export class LegBook {
  /** Those that are over are gone. */
  readonly #legs = new Map<string, Leg>();
  #changed = new Map<string, Leg>();

  get(channelId: string): Leg | undefined {
    return this.#legs.get(channelId);
  }

  has(channelId: string): boolean {
    return this.#legs.has(channelId);
  }

  all(): readonly Leg[] {
    return [...this.#legs.values()];
  }

  /** Those of one telephone channel: a call, and the consultation about it. */
  at(channelId: string): readonly Leg[] {
    return this.all().filter((leg) => (leg.at ?? leg.channelId) === channelId);
  }

  find(fits: (leg: Leg) => boolean): Leg | undefined {
    return this.all().find(fits);
  }

  /** What became of a leg: news. */
  put(leg: Leg): void {
    if (leg.phase === 'over') this.#legs.delete(leg.channelId);
    else this.#legs.set(leg.channelId, leg);
    this.#changed.set(leg.callId, leg);
  }

  /** Something about it that is nobody's news. */
  keep(leg: Leg): void {
    this.#legs.set(leg.channelId, leg);
  }

  /** The call goes on at another channel of the agent's telephone. */
  move(leg: Leg, channelId: string): void {
    this.#legs.delete(leg.channelId);
    const { at, ...rest } = leg;
    this.put({ ...rest, channelId, ...(at === undefined ? {} : { far: leg.channelId }) });
  }

  /** @returns each leg that has changed, as it is now; one that ended comes once more, as over */
  flush(): readonly Leg[] {
    const changed = [...this.#changed.values()];
    this.#changed = new Map();
    return changed;
  }
}
