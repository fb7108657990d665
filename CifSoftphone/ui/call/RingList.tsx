import * as React from 'react';
import type { CallView } from '../../core/calls/callView';
import { isRinging } from '../../core/calls/callPhase';
import type { Place, PlaceView } from '../../surface/place';
import { goToNeighbour } from '../parts/goToNeighbour';
import { PlainRings } from './PlainRings';
import { Region } from '../parts/Region';
import { RingCard } from './RingCard';
import type { Texts } from '../../words/texts';
import { handFocusOn } from '../parts/focusHandover';
import { useKeptFocus } from '../parts/useKeptFocus';
import { useStyles } from '../theme/useStyles';

export interface RingListProps {
  readonly place: Place;
  readonly view: PlaceView;
  readonly texts: Texts;
}

/**
 * What rings, oldest first, in a place of its own: on top of the softphone and, however far the agent has scrolled in
 * it, in sight. What is open below (calls, settings, notes) makes room.
 */
export const RingList: React.FC<RingListProps> = ({ place, view, texts }) => {
  const styles = useStyles();
  const rings = view.calls.filter(isRinging);
  if (rings.length === 0) return null;
  const answerable = view.ringPlaceId === place.placeId;
  return (
    <ul
      className={styles.rings}
      aria-label={texts('Rings_List')}
      data-testid="rings"
      // The arrow keys are a short cut: Tab reaches everything as well.
      onKeyDown={goToNeighbour}
    >
      {rings.map((call) => (
        <Region
          key={call.key}
          name="rings"
          place={place}
          texts={texts}
          instead={<PlainRings place={place} texts={texts} only={call.key} />}
        >
          <RingItem {...{ call, place, answerable, texts }} folds={answerable && rings.length > 1} />
        </Region>
      ))}
    </ul>
  );
};

interface RingItemProps {
  readonly call: CallView;
  readonly place: Place;
  readonly answerable: boolean;
  readonly folds: boolean;
  readonly texts: Texts;
}

const RingItem: React.FC<RingItemProps> = (props) => {
  const { call, place } = props;
  const ref = useKeptFocus<HTMLLIElement>(`${call.state} ${call.underWay ?? ''}`);
  // Who has the keyboard in the card that rang has it in the card of the call, too: that one stands elsewhere.
  React.useLayoutEffect(() => handFocusOn(place, call.key, ref), [place, call.key, ref]);
  return (
    <li ref={ref} tabIndex={-1} data-call-state={call.state}>
      <RingCard {...props} />
    </li>
  );
};
