import { lineTimings } from '../lineTimings';

/** Who says that the line is its own. */
export interface Claim {
  readonly placeId: string;
  readonly term: number;
  /** The page it lives in, by the lock's word. */
  readonly page: string | undefined;
}

/**
 * Whether a claim to the line is believed. The Web Lock is the truth: who says so must live in the page that holds it,
 * however high a term it names, so that one false or late message cannot take the line from its owner. Where the
 * browser does not tell who holds the lock, the terms decide, and none of them may lie ahead of the clock.
 * @param believed whom this place goes by now
 * @param holder the page that holds the lock; `undefined` where nobody knows
 */
export function isOwnersWord(
  claim: Claim,
  believed: Claim | undefined,
  holder: string | undefined,
  nowMs: number,
): boolean {
  if (holder !== undefined && claim.page !== undefined) return claim.page === holder;
  // It has not asked yet, or is of an earlier version: but the lock is still where it was.
  if (holder !== undefined && holder === believed?.page) return false;
  return claim.term >= (believed?.term ?? 0) && claim.term <= nowMs + lineTimings.termAheadMs;
}

/** The same owner as before speaks on: nobody need be asked. */
export const isSameClaim = (claim: Claim, believed: Claim | undefined): boolean =>
  claim.placeId === believed?.placeId && claim.term === believed.term && claim.page === believed.page;
