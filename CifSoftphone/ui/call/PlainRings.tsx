import * as React from 'react';
import { isOpenRing } from '../../core/calls/callPhase';
import type { Place } from '../../surface/place';
import type { Texts } from '../../words/texts';
import { usePlaceView } from '../parts/usePlaceView';

export interface PlainRingsProps {
  readonly place: Place;
  readonly texts: Texts;
  /** Only this call; every ring where it is absent. */
  readonly only?: string;
}

/** Rings that could not be drawn as they should be: they can still be answered. No word of a caller is drawn here. */
export const PlainRings: React.FC<PlainRingsProps> = ({ place, texts, only }) => {
  const { calls, ringPlaceId } = usePlaceView(place);
  const rings = calls.filter((call) => isOpenRing(call) && (only === undefined || call.key === only));
  if (ringPlaceId !== place.placeId || rings.length === 0) return null;
  return (
    <ul aria-label={texts('Rings_List')} data-testid="plain-rings">
      {rings.map(({ key }) => (
        <li key={key}>
          {texts('Ring_Incoming')}{' '}
          <button type="button" onClick={() => place.accept(key)}>
            {texts('Ring_Accept')}
          </button>{' '}
          <button type="button" onClick={() => place.reject(key)}>
            {texts('Ring_Reject')}
          </button>
        </li>
      ))}
    </ul>
  );
};
