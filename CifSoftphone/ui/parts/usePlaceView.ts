import * as React from 'react';
import type { Place, PlaceView } from '../../surface/place';

/** The place's view, drawn anew with each change. */
export function usePlaceView(place: Place): PlaceView {
  const [view, setView] = React.useState(() => place.getView());
  React.useEffect(() => {
    const take = (): void => setView(place.getView());
    // A change between the first render and this effect is in `getView` already.
    take();
    return place.subscribe(take);
  }, [place]);
  return view;
}
