import type { PlaceKind } from '../../core/line/linePort';
import type { KnownPlace } from '../../core/line/knownPlace';
import type { GivenSettings } from '../../core/settings/softphoneSettings';
import type { ChannelMessage } from '../channel/channelMessage';
import type { LeaderOptions, LeaderView } from '../lineScript';
import { chooseRingPlace } from './chooseRingPlace';
import type { KnownPlaces } from './knownPlaces';
import { LeaveGuard } from './leaveGuard';
import type { LinePorts } from './linePorts';
import { LeaderHere } from './leaderHere';
import type { LeaderBelief } from './leaderBelief';
import { createLeadersWord } from './leadersWord';
import { RingDoubt } from './ringDoubt';
import type { KnownLine, ToldLine } from './toldLine';

export interface LeadershipOptions {
  readonly script: Pick<LeaderOptions, 'lineScriptUrl' | 'writeSubject'>;
  readonly kind: PlaceKind;
  readonly ports: LinePorts;
  readonly placeId: string;
  readonly belief: Pick<LeaderBelief, 'term'>;
  readonly told: ToldLine;
  readonly places: KnownPlaces;
  readonly ownPlace: () => KnownPlace;
  readonly post: (message: ChannelMessage) => void;
  /** Views of a line that was given away, and is not yet closed, are nobody's. */
  readonly isLeading: () => boolean;
}

/** The line in this place's own hands: starts and stops the leader, and tells everybody what it knows. */
export function createLeadership(options: LeadershipOptions) {
  const { ports, placeId, kind, belief, told, places, ownPlace, post } = options;
  const leaveGuard = new LeaveGuard(ports.page);
  const word = createLeadersWord(placeId, post);
  const ringDoubt = new RingDoubt(() => publishRingPlace());
  let here: LeaderHere | undefined;
  let view: LeaderView | undefined;
  /** This page, by the lock's word; known only while it holds the lock. */
  let page: string | undefined;
  /** This place's own, once it was configured. */
  let given: GivenSettings | undefined;

  const others = (): readonly KnownPlace[] => places.list(ports.nowMs());
  const guardLeaving = (): void => leaveGuard.update(told.line().calls, view && others());
  const ringPlaceId = (of: LeaderView): string | undefined =>
    ringDoubt.covers(of) ? undefined : chooseRingPlace([ownPlace(), ...others()]);

  /** Tells everybody, here and elsewhere. */
  function publish(): void {
    if (view === undefined) return;
    const { listed: _listed, ...known } = view;
    const line: KnownLine = { ...known, ringPlaceId: ringPlaceId(view) };
    told.take(line);
    const { settings, ...shown } = line;
    word.say({ term: belief.term(), kind, ...(page === undefined ? {} : { page }), view: shown, settings });
    told.tell();
    guardLeaving();
  }

  function publishRingPlace(): void {
    if (view !== undefined && ringPlaceId(view) !== told.line().ringPlaceId) publish();
  }

  /** Proves the leader alive to who knows this edition of its word. */
  function answer(knows: string | undefined): void {
    const before = word.edition();
    publishRingPlace();
    if (word.edition() === before) word.repeat(knows);
  }

  return {
    guardLeaving,
    answer,
    publishRingPlace,
    /** The leader that lives here; `undefined` while another place has the line. */
    leader: () => here,
    configure: (next: GivenSettings): void => {
      given = next;
      here?.configure(next);
    },
    /** @param inherited what the former leader last showed */
    start: (inherited: KnownLine | undefined): LeaderHere => {
      page = undefined;
      ringDoubt.begin(inherited?.calls ?? []);
      const onView = (next: LeaderView): void => {
        if (!options.isLeading()) return;
        view = next;
        publish();
      };
      // The first view comes while the line is being made.
      const script = { ...options.script, given: told.line().given, inherited, onView };
      const mine = (here = new LeaderHere(script, ports, given));
      void ports.lock.holder().then((holder) => {
        if (here !== mine) return;
        page = holder;
        publish();
      });
      return mine;
    },
    /** Resolves when the connection is closed. */
    stop: async (): Promise<void> => {
      const mine = here;
      here = undefined;
      view = undefined;
      word.forget();
      ringDoubt.end();
      await mine?.stop();
    },
  };
}

export type Leadership = ReturnType<typeof createLeadership>;
