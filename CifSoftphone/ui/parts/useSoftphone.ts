import * as React from 'react';
import type { Place, PlaceView } from '../../surface/place';
import type { Texts } from '../../words/texts';
import type { LoadLater } from './laterParts';

/** What every component may need: what it shows, what the agent can do with it, and the words for it. */
export interface Softphone {
  readonly place: Place;
  readonly view: PlaceView;
  readonly texts: Texts;
  readonly later: LoadLater;
}

/** Given by the panel's and the control's root. */
export const SoftphoneContext = React.createContext<Softphone | undefined>(undefined);

/** @throws Error outside of a `SoftphoneContext`: a fault of the code, not of the data */
export function useSoftphone(): Softphone {
  const softphone = React.useContext(SoftphoneContext);
  if (softphone === undefined) throw new Error('no softphone around');
  return softphone;
}
