import type { PlaceKind } from '../../core/line/linePort';
import type { KnownPlace } from '../../core/line/knownPlace';
import type { GivenSettings } from '../../core/settings/softphoneSettings';
import type { OwnerOptions, OwnerView } from '../owner';
import { chooseRingPlace } from './chooseRingPlace';
import type { KnownPlaces } from './knownPlaces';
import { LeaveGuard } from './leaveGuard';
import type { LinePorts } from './linePorts';
import { OwnedLine } from './ownedLine';
import type { OwnerBelief, OwnerMessage } from './ownerBelief';
import { RingDoubt } from './ringDoubt';
import type { KnownLine, ToldLine } from './toldLine';

export interface OwnershipOptions {
  readonly script: Pick<OwnerOptions, 'lineScriptUrl' | 'writeSubject'>;
  readonly kind: PlaceKind;
  readonly ports: LinePorts;
  readonly placeId: string;
  readonly belief: Pick<OwnerBelief, 'term'>;
  readonly told: ToldLine;
  readonly places: KnownPlaces;
  readonly ownPlace: () => KnownPlace;
  readonly post: (message: OwnerMessage) => void;
  /** Views of a line that was given away, and is not yet closed, are nobody's. */
  readonly isOwning: () => boolean;
}

/** The line in this place's own hands: starts and stops the owner, and tells everybody what it knows. */
export function createOwnership(options: OwnershipOptions) {
  const { ports, placeId, kind, belief, told, places, ownPlace, post } = options;
  const leaveGuard = new LeaveGuard(ports.page);
  const ringDoubt = new RingDoubt(() => publishRingPlace());
  let owned: OwnedLine | undefined;
  let view: OwnerView | undefined;
  /** This page, by the lock's word; known only while it holds the lock. */
  let page: string | undefined;
  /** `undefined` until this place was configured: what the former owner went by holds so long. */
  let given: GivenSettings | undefined;

  const others = (): readonly KnownPlace[] => places.list(ports.nowMs());

  function guardLeaving(): void {
    leaveGuard.update(told.line().calls, view && others());
  }

  function ringPlaceId(of: OwnerView): string | undefined {
    return ringDoubt.covers(of) ? undefined : chooseRingPlace([ownPlace(), ...others()]);
  }

  /** Tells everybody, here and elsewhere; also the answer that proves the owner alive. */
  function publish(): void {
    if (view === undefined) return;
    const { listed: _listed, ...known } = view;
    const line: KnownLine = { ...known, ringPlaceId: ringPlaceId(view) };
    told.take(line);
    const { settings, ...shown } = line;
    const who = { placeId, term: belief.term(), kind, ...(page === undefined ? {} : { page }) };
    post({ type: 'owner', ...who, view: shown, settings });
    told.tell();
    guardLeaving();
  }

  function publishRingPlace(): void {
    if (view !== undefined && ringPlaceId(view) !== told.line().ringPlaceId) publish();
  }

  return {
    guardLeaving,
    publish,
    publishRingPlace,
    /** The owner that lives here; `undefined` while another place has the line. */
    owner: () => owned,
    configure: (next: GivenSettings): void => {
      given = next;
      owned?.configure(next);
    },
    /** @param inherited what the former owner last showed */
    start: (inherited: KnownLine | undefined): OwnedLine => {
      page = undefined;
      ringDoubt.begin(inherited?.calls ?? []);
      const onView = (next: OwnerView): void => {
        if (!options.isOwning()) return;
        view = next;
        publish();
      };
      // The first view comes while the line is being made.
      const mine = new OwnedLine({ ...options.script, given: given ?? told.line().given, inherited, onView }, ports);
      owned = mine;
      void ports.lock.holder().then((holder) => {
        if (owned !== mine) return;
        page = holder;
        publish();
      });
      return mine;
    },
    /** Resolves when the connection is closed. */
    stop: async (): Promise<void> => {
      const mine = owned;
      owned = undefined;
      view = undefined;
      ringDoubt.end();
      await mine?.stop();
    },
  };
}

export type Ownership = ReturnType<typeof createOwnership>;
