import * as React from 'react';
import { ThemeProvider } from '@fluentui/react';
import type { Place } from '../../surface/place';
import { AgentStateMenu } from './AgentStateMenu';
import { toFluentTheme, type HostTheme } from '../theme/hostTheme';
import { PanelIdle } from './PanelIdle';
import { usePanelStyles } from './panelStyles';
import { PlainRings } from '../call/PlainRings';
import { Region } from '../parts/Region';
import { Softphone } from './Softphone';
import type { Texts } from '../../words/texts';
import { useGuardedPresses } from '../parts/useGuardedPresses';
import { usePlaceView } from '../parts/usePlaceView';
import { useStyles } from '../theme/useStyles';

export interface PanelRootProps {
  readonly place: Place;
  readonly texts: Texts;
  readonly theme: HostTheme;
}

/** The communication panel: the softphone as a page. */
export const PanelRoot: React.FC<PanelRootProps> = (props) => {
  const theme = React.useMemo(() => toFluentTheme(props.theme), [props.theme]);
  const { place, texts } = props;
  return (
    <Region name="softphone" place={place} texts={texts} instead={<PlainRings place={place} texts={texts} />}>
      <ThemeProvider theme={theme} applyTo="body">
        <PanelBody {...props} />
      </ThemeProvider>
    </Region>
  );
};

const PanelBody: React.FC<PanelRootProps> = ({ place, texts }) => {
  const view = usePlaceView(place);
  const styles = useStyles();
  const panel = usePanelStyles();
  const root = useGuardedPresses<HTMLElement>();
  return (
    <main ref={root} className={`${styles.root} ${panel.panel} ${panel.page}`}>
      <Softphone
        place={place}
        view={view}
        texts={texts}
        tellsWhenIdle
        helps
        hasSettings
        tools={<AgentStateMenu place={place} view={view} inFlow={false} texts={texts} />}
      >
        <Region name="keypad" place={place} texts={texts}>
          <PanelIdle place={place} view={view} texts={texts} />
        </Region>
      </Softphone>
    </main>
  );
};
