import type { ChannelMessage } from '../channel/channelMessage';
import { maxTerm } from '../channel/parseChannelMessage';
import { lineTimings } from '../lineTimings';
import type { LinePorts } from './linePorts';

export type LeaderMessage = Extract<ChannelMessage, { type: 'owner' }>;
/** Who says that the line is its own; `page`: the one it lives in, by the lock's word. */
type Claim = Pick<LeaderMessage, 'placeId' | 'term' | 'page'>;

/** More claims at once are a flood: the true leader says it again within half a second. */
const maxAsked = 16;

/** Whom this place goes by; a claim of anybody else is held against the lock. */
export function createLeaderBelief({ lock, nowMs }: Pick<LinePorts, 'lock' | 'nowMs'>) {
  let believed: LeaderMessage | undefined;
  let wholeAtMs = 0;
  /** Of the newest leader: the ms at which it asked for the lock, or just above the one before. */
  let term = 0;
  /** Counts what leaders say: an answer of the lock about an earlier word does not undo a later one. */
  const claims = { heard: 0, taken: 0, asked: 0 };
  return {
    term: () => term,
    /** The edition of the leader's word that this place goes by; `undefined` when it is time to hear the whole again. */
    knows: (): string | undefined =>
      nowMs() - wholeAtMs < lineTimings.wholeWordEveryMs ? believed?.edition : undefined,
    /** The leader's word that this place goes by, if it is of this edition. */
    word: (edition: string): LeaderMessage | undefined => (believed?.edition === edition ? believed : undefined),
    /** This place has the line now: it goes by nobody. */
    takeOver: (lockAskedAtMs: number): void => {
      // Not the time of now: a page that stood still learns late that it had the lock, and of its loss only after that.
      term = Math.min(Math.max(lockAskedAtMs, term + 1), maxTerm);
      believed = undefined;
    },
    /**
     * @param isOver the line is this place's own meanwhile, or none of its business any more
     * @param take called with a leader's word, at once where the same leader speaks on; with nobody else's
     */
    hear: async (message: LeaderMessage, isOver: () => boolean, take: () => void): Promise<void> => {
      const at = (claims.heard += 1);
      if (!isSame(message, believed)) {
        if (claims.asked >= maxAsked) return;
        claims.asked += 1;
        const holder = await lock.holder();
        claims.asked -= 1;
        if (isOver() || at < claims.taken || !isLeaders(message, believed, holder, nowMs())) return;
      }
      claims.taken = at;
      if (message !== believed) wholeAtMs = nowMs();
      believed = message;
      ({ term } = message);
      take();
    },
  };
}

export type LeaderBelief = ReturnType<typeof createLeaderBelief>;

/** The same leader as before speaks on: nobody need be asked. */
const isSame = (claim: Claim, believed: Claim | undefined): boolean =>
  claim.placeId === believed?.placeId && claim.term === believed.term && claim.page === believed.page;

/**
 * Whether a claim to the line is believed. The Web Lock is the truth: who says so must live in the page that holds it,
 * however high a term it names, so that one false or late message cannot take the line from its leader. Where the
 * browser does not tell who holds the lock, the terms decide, and none of them may lie ahead of the clock.
 * @param believed whom this place goes by now
 * @param holder the page that holds the lock; `undefined` where nobody knows
 */
function isLeaders(claim: Claim, believed: Claim | undefined, holder: string | undefined, nowMs: number): boolean {
  if (holder !== undefined && claim.page !== undefined) return claim.page === holder;
  // It has not asked yet, or is of an earlier version: but the lock is still where it was.
  if (holder !== undefined && holder === believed?.page) return false;
  return claim.term >= (believed?.term ?? 0) && claim.term <= nowMs + lineTimings.termAheadMs;
}
