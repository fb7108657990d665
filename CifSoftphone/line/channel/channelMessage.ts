import type { LineSettings } from '../../core/settings/lineSettings';
import type { LineCommand, PlaceKind } from '../../core/line/linePort';
import type { LineView } from '../../core/line/lineView';
import type { KnownPlace } from '../../core/line/knownPlace';

/** What the places of one browser say to each other. Tokens are not among it, and never will be. */
export type ChannelMessage =
  /**
   * Here I am; with `asks` the leader answers, which proves that it lives. `knows`: the edition of its word that need not
   * be said again; absent when the whole is asked for, and from an earlier version.
   */
  | { readonly type: 'place'; readonly place: KnownPlace; readonly asks: boolean; readonly knows?: string | undefined }
  | { readonly type: 'gone'; readonly placeId: string }
  | {
      /** The leader speaks. It was the owner once, and tabs that still run an earlier version know it by that name. */
      readonly type: 'owner';
      readonly placeId: string;
      /** Rises with each leader: what a former one still says, waking from a freeze, is older than what is known. */
      readonly term: number;
      /** The page that speaks, by the lock's word; absent until it has asked, and from an earlier version. */
      readonly page?: string;
      /** Another one for each word; absent from an earlier version, which says the whole each time. */
      readonly edition?: string | undefined;
      readonly kind: PlaceKind;
      readonly view: LineView;
      readonly settings: LineSettings | undefined;
    }
  /** I live, and nothing has changed since my word of this edition. */
  | { readonly type: 'alive'; readonly edition: string }
  | { readonly type: 'command'; readonly id: string; readonly from: string; readonly command: LineCommand }
  | { readonly type: 'done'; readonly id: string }
  /** May I have the line? `force`: the agent signed in here, so I take it in any case. */
  | { readonly type: 'yield'; readonly from: string; readonly force: boolean }
  /** My connection is closed: take it. */
  | { readonly type: 'yielded'; readonly from: string; readonly to: string };
