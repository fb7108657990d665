import type { ChannelMessage } from '../channel/channelMessage';
import type { LeaderMessage } from './leaderBelief';

/** What the leader here says to all other tabs: whole when it changes, in short to who knows it already. */
export function createLeadersWord(placeId: string, post: (message: ChannelMessage) => void) {
  /** What was said last, and holds until the next is said. */
  let said: LeaderMessage | undefined;
  let editions = 0;
  return {
    /** Of what was said last; `undefined` while nothing holds. */
    edition: () => said?.edition,
    say: (word: Omit<LeaderMessage, 'type' | 'placeId' | 'edition'>): void => {
      said = { type: 'owner', placeId, edition: `${placeId} ${(editions += 1)}`, ...word };
      post(said);
    },
    /** @param knows the edition that the other has; absent from a tab of an earlier version */
    repeat: (knows: string | undefined): void => {
      if (said !== undefined)
        post(knows !== undefined && said.edition === knows ? { type: 'alive', edition: knows } : said);
    },
    forget: (): void => {
      said = undefined;
    },
  };
}
