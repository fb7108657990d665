import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import type { CallView } from '../../core/calls/callView';
import { isLive, isRinging } from '../../core/calls/callPhase';
import type { Place, PlaceView } from '../../surface/place';
import { CallCard } from './CallCard';
import { orderCalls } from './callOrder';
import { goToNeighbour } from '../parts/goToNeighbour';
import { Region } from '../parts/Region';
import type { Texts } from '../../words/texts';
import { useStyles } from '../theme/useStyles';

export interface CallListProps {
  readonly place: Place;
  readonly view: PlaceView;
  readonly texts: Texts;
}

/**
 * All calls that do not ring (`RingList` has those): what goes on, then what is over. Of several live calls one is shown
 * in full and is the current one; the others are a line each.
 */
export const CallList: React.FC<CallListProps> = ({ place, view, texts }) => {
  const styles = useStyles();
  const order = React.useRef<readonly string[]>([]);
  const calls = orderCalls(
    order.current,
    view.calls.filter((call) => !isRinging(call)),
  );
  order.current = calls.map(({ key }) => key);
  if (calls.length === 0) return null;
  const several = calls.filter(isLive).length > 1;
  const over = calls.filter(({ state, draft }) => state === 'disconnected' && draft === undefined);
  const endCall = ({ key, offers }: CallView): React.ReactNode =>
    offers.includes('hangup') && (
      <button type="button" onClick={() => place.hangUp(key)}>
        {texts('Call_EndCall')}
      </button>
    );
  return (
    <>
      {/* The arrow keys are a short cut: Tab reaches everything as well. */}
      <ul className={styles.calls} aria-label={texts('Calls_List')} onKeyDown={goToNeighbour}>
        {calls.map((call) => (
          <Region key={call.key} name="calls" place={place} texts={texts} instead={endCall(call)}>
            <CallCard
              call={call}
              place={place}
              among={!several || !isLive(call) ? 'alone' : view.frontKey === call.key ? 'front' : 'behind'}
              withoutSession={view.withoutSession.includes(call.key)}
              dispositions={view.settings.dispositions}
              cases={view.cases}
              texts={texts}
            />
          </Region>
        ))}
      </ul>
      {over.length > 1 && (
        <DefaultButton
          className={styles.small}
          text={texts('Dismiss_All')}
          onClick={() => over.forEach(({ key }) => place.dismiss(key))}
        />
      )}
    </>
  );
};
