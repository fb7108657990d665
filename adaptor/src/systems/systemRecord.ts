import type { SystemOffers, SystemRegistration } from '../../../protocol/messages/system';

/** What a telephony app has registered, as it is stored. */
export interface SystemRecord extends SystemRegistration {
  /** The app's client id, verified. */
  readonly app: string;
  /** When it registered for the first time: who came first is offered first. */
  readonly registeredAtMs: number;
}

const unseen = /[\s\p{DI}\p{Cf}\u2800]+/gu;

/**
 * Two names that look the same to a reader have the same key: case, width, blanks and what is not seen do not count,
 * nor how an accent is put together, once nothing unseen stands in between.
 */
export const nameKey = (name: string): string =>
  name.replace(unseen, '').normalize('NFKC').toLowerCase().replace(unseen, '').normalize('NFC');

/** What a registration offers to each agent; `undefined` to one whom the system is not for. */
export function offersOf({
  offers,
  agents = [],
}: Pick<SystemRegistration, 'offers' | 'agents'>): (oid: string) => SystemOffers | undefined {
  const special = new Map<string, SystemOffers>();
  for (const group of agents) {
    const own = { ...offers, ...group.offers };
    for (const userId of group.userIds) special.set(userId, own);
  }
  return (oid) => special.get(oid) ?? offers;
}
