import * as React from 'react';
import { ThemeProvider } from '@fluentui/react';
import type { Place, PlaceView } from '../../surface/place';
import type { Texts } from '../../words/texts';
import { PlainRings } from '../call/PlainRings';
import type { LoadLater } from '../parts/laterParts';
import { Region } from '../parts/Region';
import { SoftphoneContext } from '../parts/useSoftphone';
import { dressLike, type HostTheme } from '../theme/hostTheme';

export interface PlaceRootProps {
  readonly place: Place;
  readonly texts: Texts;
  readonly theme: HostTheme;
  readonly later: LoadLater;
}

/** What panel and control have around them: words and view for all in it, the host's clothes, and the last resort. */
export const PlaceRoot: React.FC<PlaceRootProps & { readonly applyTo: 'body' | 'element' }> = ({
  place,
  texts,
  theme,
  later,
  applyTo,
  children,
}) => {
  const view = usePlaceView(place);
  const dress = React.useMemo(() => dressLike(theme), [theme]);
  return (
    <SoftphoneContext.Provider value={{ place, view, texts, later }}>
      <Region name="softphone" instead={<PlainRings />}>
        <ThemeProvider {...dress} applyTo={applyTo}>
          {children}
        </ThemeProvider>
      </Region>
    </SoftphoneContext.Provider>
  );
};

/** The place's view, drawn anew with each change. */
function usePlaceView(place: Place): PlaceView {
  const [view, setView] = React.useState(() => place.getView());
  React.useEffect(() => {
    const take = (): void => setView(place.getView());
    // A change between the first render and this effect is in `getView` already.
    take();
    return place.subscribe(take);
  }, [place]);
  return view;
}
