import type { ConferenceParty } from '../../protocol/conferenceParty';
import type { GivenCommand } from './givenCommand';

/** What conferences need of the telephony system whose calls they are. */
export interface Bridge {
  /** Tells who takes part besides the agent. */
  tell(callId: string, parties: readonly ConferenceParty[]): Promise<void>;
  /** The other end of a call that has one. */
  partyOf(callId: string): Omit<ConferenceParty, 'id' | 'state'>;
  /** Nobody is left but the agent. */
  empty(callId: string): Promise<void>;
  refuse(callId: string, commandId: string): Promise<void>;
}

/** Calls in which the agent talks with several others: who they are, by the call. */
export class Conferences {
  readonly #parties = new Map<string, readonly ConferenceParty[]>();
  #made = 0;

  constructor(private readonly bridge: Bridge) {}

  /** Whoever is in the one call or the other is in the first from now on. Resolves when it is told. */
  merge(first: string, other: string): Promise<void> {
    const parties = [...this.#in(first), ...this.#in(other)];
    this.#parties.delete(other);
    return this.#becomes(first, parties);
  }

  /** @returns true when nothing is left to be done; rejects when it could not be told */
  async carryOut(callId: string, { command, commandId, party }: GivenCommand): Promise<boolean> {
    // With one other nobody would be left to talk with that one.
    if (command === 'leave' && (this.#parties.get(callId) ?? []).length < 2) {
      await this.bridge.refuse(callId, commandId);
      return true;
    }
    if (command !== 'drop-party' && command !== 'mute-party' && command !== 'unmute-party') return false;
    const parties = this.#parties.get(callId) ?? [];
    const found = parties.find(({ id }) => id === party);
    if (found === undefined) {
      await this.bridge.refuse(callId, commandId);
      return true;
    }
    if (command === 'drop-party') {
      await this.leaves(callId, found.id);
      return true;
    }
    const { muted: _, ...heard } = found;
    const next = command === 'mute-party' ? { ...heard, muted: true } : heard;
    await this.#becomes(
      callId,
      parties.map((one) => (one === found ? next : one)),
    );
    return true;
  }

  /** One of the others hangs up, or is put out. Whom nobody is left to talk with is alone: then the call is over. */
  async leaves(callId: string, partyId: string): Promise<void> {
    const parties = (this.#parties.get(callId) ?? []).filter(({ id }) => id !== partyId);
    const [last] = parties;
    if (last === undefined) return this.bridge.empty(callId);
    // A call like any other again: the one who is left is heard.
    const { muted: _, ...heard } = last;
    await this.#becomes(callId, parties.length === 1 ? [heard] : parties);
  }

  /** Whom the agent talks with where there was a conference. */
  last(callId: string): ConferenceParty | undefined {
    return this.#parties.get(callId)?.[0];
  }

  /** The agent is out of it. */
  over(callId: string): void {
    this.#parties.delete(callId);
  }

  #in(callId: string): readonly ConferenceParty[] {
    const own = (): ConferenceParty => ({
      ...{ id: `party-${(this.#made += 1)}`, state: 'connected' },
      ...this.bridge.partyOf(callId),
    });
    return this.#parties.get(callId) ?? [own()];
  }

  #becomes(callId: string, parties: readonly ConferenceParty[]): Promise<void> {
    this.#parties.set(callId, parties);
    return this.bridge.tell(callId, parties);
  }
}
