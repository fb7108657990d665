import * as React from 'react';
import { isRinging } from '../../core/calls/callPhase';
import { handFocusOn } from '../parts/focusHandover';
import { goToNeighbour } from '../parts/goToNeighbour';
import { Region } from '../parts/Region';
import { useKeptFocus } from '../parts/useKeptFocus';
import { useSoftphone } from '../parts/useSoftphone';
import { list, sticky } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { PlainRings } from './PlainRings';
import { RingCard, type RingCardProps } from './RingCard';

const styles = lazyClasses({
  // Sticks to the top of whatever scrolls, within the softphone. More rings than the window is high scroll in it.
  rings: { ...sticky, ...list, top: 0, zIndex: 2, maxHeight: '100vh' },
});

/**
 * What rings, oldest first, in a place of its own: on top of the softphone and, however far the agent has scrolled in
 * it, in sight. What is open below (calls, settings, notes) makes room.
 */
export const RingList: React.FC = () => {
  const { place, view, texts } = useSoftphone();
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
        <Region key={call.key} name="rings" instead={<PlainRings only={call.key} />}>
          <RingItem call={call} answerable={answerable} folds={answerable && rings.length > 1} />
        </Region>
      ))}
    </ul>
  );
};

const RingItem: React.FC<RingCardProps> = (props) => {
  const { place } = useSoftphone();
  const { key, state, underWay, commands } = props.call;
  const ref = useKeptFocus<HTMLLIElement>(`${state} ${underWay ?? ''} ${commands.join()}`);
  // Who has the keyboard in the card that rang has it in the card of the call, too: that one stands elsewhere.
  React.useLayoutEffect(() => handFocusOn(place, key, ref), [place, key, ref]);
  return (
    <li ref={ref} tabIndex={-1} data-call-state={state}>
      <RingCard {...props} />
    </li>
  );
};
