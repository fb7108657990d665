import * as React from 'react';
import { isWrappingUp } from '../../core/calls/activityOf';
import { goesOn, isRinging } from '../../core/calls/callPhase';
import { handFocusOn } from '../parts/focusHandover';
import { goToNeighbour } from '../parts/goToNeighbour';
import { Region } from '../parts/Region';
import { useKeptFocus } from '../parts/useKeptFocus';
import { useRingPlace } from '../parts/useRingPlace';
import { useSoftphone } from '../parts/useSoftphone';
import { barPx, inPanel, list, navPx, sticky } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';
import { PlainRings } from './PlainRings';
import { RingCard, type RingCardProps } from './RingCard';

const styles = lazyClasses({
  // Sticks to the top of whatever scrolls, within the softphone. More rings than the window is high scroll in it.
  rings: {
    ...sticky,
    ...list,
    top: 0,
    zIndex: 2,
    maxHeight: '100vh',
    flex: 'none',
    background: tokens.colorNeutralBackground2,
    selectors: {
      // After the calls: at the end of what is in sight.
      '&[data-after]': { order: 2, top: 'auto', bottom: 0, paddingTop: 0 },
      [inPanel]: { top: barPx, maxHeight: `calc(100vh - ${barPx + navPx}px)`, padding: 8 },
      '[data-desk] &[data-after]': { top: 'auto', bottom: navPx },
    },
  },
});

/**
 * What rings, oldest first, in a place of its own (`useRingPlace`) and, however far the agent has scrolled in the
 * softphone, in sight.
 */
export const RingList: React.FC = () => {
  const { place, view, texts, compact = false } = useSoftphone();
  const rings = view.calls.filter(isRinging);
  const afterCalls = view.calls.some((call) => goesOn(call) || isWrappingUp(call));
  const ref = useRingPlace(afterCalls);
  if (rings.length === 0) return null;
  const answerable = view.ringPlaceId === place.placeId;
  // Three, or a call beside it: what the agent works with keeps as much room as can be.
  const dense = rings.length > 2 || afterCalls;
  const folds = answerable && (rings.length > 1 || afterCalls || compact);
  return (
    <ul
      ref={ref}
      className={styles.rings}
      aria-label={texts('Rings_List')}
      data-testid="rings"
      data-dense={dense || undefined}
      // The arrow keys are a short cut: Tab reaches everything as well.
      onKeyDown={goToNeighbour}
    >
      {rings.map((call) => (
        <Region key={call.key} name="rings" instead={<PlainRings only={call.key} />}>
          <RingItem call={call} answerable={answerable} folds={folds} dense={dense} />
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
