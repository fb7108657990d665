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
  /** A field of 200 px: words give way to drawings, and the work on a call is opened when it is wanted. */
  readonly compact?: boolean;
  /** In what says messages: how many others there are, and whether they are shown, too. */
  readonly messages?: { readonly others: number; readonly open: boolean; readonly toggle: () => void };
}

/** Given by the panel's and the control's root. */
export const SoftphoneContext = React.createContext<Softphone | undefined>(undefined);

/** @throws Error outside of a `SoftphoneContext`: a fault of the code, not of the data */
export function useSoftphone(): Softphone {
  const softphone = React.useContext(SoftphoneContext);
  if (softphone === undefined) throw new Error('no softphone around');
  return softphone;
}
