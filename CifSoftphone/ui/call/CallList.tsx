import * as React from 'react';
import type { CallView } from '../../core/calls/callView';
import { goesOn, isRinging } from '../../core/calls/callPhase';
import { SmallButton } from '../parts/buttons';
import { goToNeighbour } from '../parts/goToNeighbour';
import { Region } from '../parts/Region';
import { useSoftphone } from '../parts/useSoftphone';
import { column, inPanel, list, onlyInView } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { CallCard } from './CallCard';
import { orderCalls, placeOf } from './callOrder';

const calls = { ...list, ...column(8), selectors: { [inPanel]: { flex: 'none', padding: 8 } } };
const styles = lazyClasses({
  calls,
  // With work on one of them they take the room that there is in a panel.
  worked: {
    ...calls,
    selectors: { [inPanel]: { flex: '1 0 auto', padding: 8 }, [onlyInView('now')]: { flex: 'none' } },
  },
});

/**
 * All calls that do not ring (`RingList` has those): what goes on, then what is over. Of several live calls one is shown
 * in full and is the current one; the others are a line each.
 */
export const CallList: React.FC = () => {
  const { place, view, texts } = useSoftphone();
  const order = React.useRef<readonly string[]>([]);
  const list = React.useRef<HTMLUListElement>(null);
  const calls = orderCalls(
    order.current,
    view.calls.filter((call) => !isRinging(call)),
    list.current?.contains(document.activeElement) === true,
  );
  order.current = calls.map(({ key }) => key);
  if (calls.length === 0) return null;
  const several = calls.filter(goesOn).length > 1;
  const over = calls.filter(({ state, draft }) => state === 'disconnected' && draft === undefined);
  const works = calls.some((call) => placeOf(call) < 2);
  const endCall = ({ key, offers }: CallView): React.ReactNode =>
    offers.includes('hangup') && (
      <button type="button" onClick={() => place.hangUp(key)}>
        {texts('Call_EndCall')}
      </button>
    );
  return (
    <>
      {/* The arrow keys are a short cut: Tab reaches everything as well. */}
      <ul
        ref={list}
        className={works ? styles.worked : styles.calls}
        aria-label={texts('Calls_List')}
        onKeyDown={goToNeighbour}
      >
        {calls.map((call) => (
          <Region key={call.key} name="calls" instead={endCall(call)}>
            <CallCard
              call={call}
              among={!several || !goesOn(call) ? 'alone' : view.frontKey === call.key ? 'front' : 'behind'}
            />
          </Region>
        ))}
      </ul>
      {over.length > 1 && (
        <SmallButton text={texts('Dismiss_All')} onClick={() => over.forEach(({ key }) => place.dismiss(key))} />
      )}
    </>
  );
};
