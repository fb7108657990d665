import * as React from 'react';
import { ThemeProvider } from '@fluentui/react';
import type { Place } from '../../surface/place';
import type { Texts } from '../../words/texts';
import { PlainRings } from '../call/PlainRings';
import { Region } from '../parts/Region';
import { SoftphoneContext } from '../parts/useSoftphone';
import { usePlaceView } from '../parts/usePlaceView';
import { dressLike, type HostTheme } from '../theme/hostTheme';

export interface PlaceRootProps {
  readonly place: Place;
  readonly texts: Texts;
  readonly theme: HostTheme;
}

/** What panel and control have around them: words and view for all in it, the host's clothes, and the last resort. */
export const PlaceRoot: React.FC<PlaceRootProps & { readonly applyTo: 'body' | 'element' }> = ({
  place,
  texts,
  theme,
  applyTo,
  children,
}) => {
  const view = usePlaceView(place);
  const dress = React.useMemo(() => dressLike(theme), [theme]);
  return (
    <SoftphoneContext.Provider value={{ place, view, texts }}>
      <Region name="softphone" instead={<PlainRings />}>
        <ThemeProvider {...dress} applyTo={applyTo}>
          {children}
        </ThemeProvider>
      </Region>
    </SoftphoneContext.Provider>
  );
};
