import * as React from 'react';
import { useGuardedPresses } from '../parts/useGuardedPresses';
import { useSoftphone } from '../parts/useSoftphone';
import { navPx } from '../theme/common';
import { fluentTheme } from '../theme/fluentTheme';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens, tokenValues } from '../theme/tokens';
import { AgentState } from './AgentState';
import { PanelContent } from './PanelContent';
import { PanelNav } from './PanelNav';
import { isWorking, panelViews, type PanelView } from './panelViews';
import { PlaceRoot, type PlaceRootProps } from './PlaceRoot';
import { Softphone } from './Softphone';

const styles = lazyClasses({
  panel: {
    selectors: {
      ':global(body)': { margin: 0 },
      // As high as the window: what is too much for it scrolls between the first and the last region.
      '> section': {
        height: '100vh',
        gap: 0,
        overflowY: 'auto',
        // What the keyboard goes to is brought above what stands at the lower edge.
        scrollPaddingBottom: `calc(${navPx}px + var(--after, 0px))`,
        background: tokens.colorNeutralBackground2,
        color: tokens.colorNeutralForeground1,
      },
    },
  },
});

/** The communication panel: the softphone as a page. */
export const PanelRoot: React.FC<PlaceRootProps> = (props) => {
  const { dark, tokens: given } = props.theme;
  const { colorNeutralBackground1: ground } = tokenValues(dark, given);
  // What is seen of the page where it is scrolled past its end.
  React.useEffect(() => void (document.body.style.background = ground), [ground]);
  return (
    <PlaceRoot {...props} fluentTheme={fluentTheme}>
      <PanelBody />
    </PlaceRoot>
  );
};

const PanelBody: React.FC = () => {
  const { place, view } = useSoftphone();
  const root = useGuardedPresses<HTMLElement>();
  // An agent who was reading the history when it rang finds it again after the call.
  const [between, showBetween] = React.useState<PanelView>('now');
  const [during, showDuring] = React.useState<PanelView>('now');
  const works = isWorking(view);
  const wanted = works ? during : between;
  const views = panelViews(view, place);
  const shown = views.includes(wanted) ? wanted : 'now';
  // A call that has come to the front is what the agent turns to now.
  const { frontKey } = view;
  React.useEffect(() => showDuring('now'), [frontKey, works]);
  return (
    <main ref={root} className={styles.panel} data-desk="panel">
      <Softphone
        page
        helps
        hasSettings
        tools={<AgentState inFlow={false} />}
        shown={shown}
        nav={<PanelNav views={views} chosen={shown} onChoose={works ? showDuring : showBetween} />}
      >
        <PanelContent shown={shown} onHistory={() => showBetween('history')} />
      </Softphone>
    </main>
  );
};
