import * as React from 'react';
import { isOpenRing } from '../../core/calls/callPhase';
import { useSoftphone } from '../parts/useSoftphone';

export interface PlainRingsProps {
  /** Only this call; every ring where it is absent. */
  readonly only?: string;
}

/** Rings that could not be drawn as they should be: they can still be answered. No word of a caller is drawn here. */
export const PlainRings: React.FC<PlainRingsProps> = ({ only }) => {
  const { place, view, texts } = useSoftphone();
  const rings = view.calls.filter((call) => isOpenRing(call) && (only === undefined || call.key === only));
  if (view.ringPlaceId !== place.placeId || rings.length === 0) return null;
  return (
    <ul aria-label={texts('Rings_List')} data-testid="plain-rings">
      {rings.map(({ key, answerAtPhone, noReject }) => (
        <li key={key}>
          {texts('Ring_Incoming')}{' '}
          {answerAtPhone ? (
            texts('Ring_AtPhone')
          ) : (
            <button type="button" onClick={() => place.accept(key)}>
              {texts('Ring_Accept')}
            </button>
          )}{' '}
          {!noReject && (
            <button type="button" onClick={() => place.reject(key)}>
              {texts('Ring_Reject')}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
};
