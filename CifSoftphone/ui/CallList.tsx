import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import { isLive } from '../place/callPhase';
import type { Place, PlaceView } from '../place/place';
import { CallCard } from './CallCard';
import { goToNeighbour } from './goToNeighbour';
import type { Texts } from './texts';
import { useStyles } from './useStyles';

export interface CallListProps {
  readonly place: Place;
  readonly view: PlaceView;
  readonly texts: Texts;
}

/**
 * All calls, oldest first: a second ring stands under the first and hides nothing. Of several live calls one is shown
 * in full and is the current one; the others are a line each.
 */
export const CallList: React.FC<CallListProps> = ({ place, view, texts }) => {
  const styles = useStyles();
  if (view.calls.length === 0) return null;
  const several = view.calls.filter(isLive).length > 1;
  const over = view.calls.filter(({ state, draft }) => state === 'disconnected' && draft === undefined);
  return (
    <>
      {/* The arrow keys are a short cut: Tab reaches everything as well. */}
      <ul className={styles.calls} aria-label={texts('Calls_List')} onKeyDown={goToNeighbour}>
        {view.calls.map((call) => (
          <CallCard
            key={call.key}
            call={call}
            place={place}
            ringPlaceId={view.ringPlaceId}
            among={!several || !isLive(call) ? 'alone' : view.frontKey === call.key ? 'front' : 'behind'}
            withoutSession={view.withoutSession.includes(call.key)}
            dispositions={view.settings.dispositions}
            cases={view.cases}
            texts={texts}
          />
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
