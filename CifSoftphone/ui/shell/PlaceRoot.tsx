import * as React from 'react';
import { CustomizerContext, DefaultFontStyles, type Theme } from '@fluentui/react';
import type { Place, PlaceView } from '../../surface/place';
import type { Texts } from '../../words/texts';
import { PlainRings } from '../call/PlainRings';
import type { LoadLater } from '../parts/laterParts';
import { Region } from '../parts/Region';
import { SoftphoneContext } from '../parts/useSoftphone';
import { dressLike, type HostTheme } from '../theme/hostTheme';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';

export interface PlaceRootProps {
  readonly place: Place;
  readonly texts: Texts;
  readonly theme: HostTheme;
  readonly later: LoadLater;
}

interface MakesTheme {
  /** Fluent's theme, as soon as something of Fluent is drawn. */
  readonly fluentTheme: (theme: HostTheme) => Theme | undefined;
}

const styles = lazyClasses({
  root: {
    ...DefaultFontStyles.medium,
    color: tokens.colorNeutralForeground1,
    background: tokens.colorNeutralBackground1,
  },
});

/** What panel and control have around them: words and view for all in it, the host's clothes, and the last resort. */
export const PlaceRoot: React.FC<PlaceRootProps & MakesTheme> = ({
  place,
  texts,
  theme,
  later,
  fluentTheme,
  children,
}) => {
  const view = usePlaceView(place);
  const dress = React.useMemo(() => dressLike(theme, fluentTheme), [theme, fluentTheme]);
  return (
    <SoftphoneContext.Provider value={{ place, view, texts, later }}>
      <Region name="softphone" instead={<PlainRings />}>
        {/* What Fluent's ThemeProvider does, but for the theme: that is made when it is first asked for. */}
        <CustomizerContext.Provider value={dress.fluent}>
          <div className={styles.root} style={dress.style} dir={theme.rtl ? 'rtl' : 'ltr'}>
            {children}
          </div>
        </CustomizerContext.Provider>
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
