import type { CallSnapshot } from '../../../protocol/messages/callSnapshot';
import type { Party } from '../../../protocol/messages/party';

/** How telephony systems write that a caller hides the number (RFC 3323 and what PBXs send in the number's place). */
const anonymous =
  /^(?:sips?:)?(?:anonymous|restricted|unavailable|private|withheld|unknown)(?:$|@)|@anonymous\.invalid/i;

/**
 * Who is at the other end: the caller of an inbound call, the called of an outbound one. A withheld number is none, nor is
 * that by which a supervisor names a colleague: no customer is looked for by it.
 */
export function otherParty(snapshot: CallSnapshot): Party {
  const party = snapshot.direction === 'inbound' ? snapshot.from : snapshot.to;
  if (snapshot.supervision !== undefined) return { displayName: party.displayName ?? party.number ?? '' };
  if (party.withheld !== true && !anonymous.test(party.number?.trim() ?? '')) return party;
  const { displayName } = party;
  const isName = displayName !== undefined && !anonymous.test(displayName.trim());
  return { withheld: true, ...(isName ? { displayName } : {}) };
}
