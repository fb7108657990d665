import * as React from 'react';
import { Region } from '../parts/Region';
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

const room = {
  display: 'flex',
  flexDirection: 'column',
  minWidth: 0,
  selectors: { '&[hidden]': { display: 'none' } },
} as const;
const styles = lazyClasses({
  lines: { ...room, flex: 'none' },
  reads: { ...room, flex: '1 1 360px', minHeight: 320 },
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

/** What draws conversations: of a script of its own, which is there only where there are some. */
interface WrittenParts {
  readonly Offers: React.ComponentType;
  readonly Conversations: React.ComponentType<{ readonly onOpen: (open: boolean) => void }>;
}
interface PanelRootProps extends PlaceRootProps {
  readonly written?: WrittenParts | undefined;
}

/** The communication panel: the softphone as a page. */
export const PanelRoot: React.FC<PanelRootProps> = ({ written, ...props }) => {
  const { dark, tokens: given } = props.theme;
  const { colorNeutralBackground1: ground } = tokenValues(dark, given);
  // What is seen of the page where it is scrolled past its end.
  React.useEffect(() => void (document.body.style.background = ground), [ground]);
  return (
    <PlaceRoot {...props} fluentTheme={fluentTheme}>
      <PanelBody written={written} />
    </PlaceRoot>
  );
};

const PanelBody: React.FC<Pick<PanelRootProps, 'written'>> = ({ written }) => {
  const [reads, setReads] = React.useState(false);
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
        nav={
          <>
            <Region name="rings">{written && <written.Offers />}</Region>
            <PanelNav views={views} chosen={shown} onChoose={works ? showDuring : showBetween} />
          </>
        }
      >
        {/* What is half written is there again when the agent comes back from another view. */}
        <div hidden={shown !== 'now'} className={reads ? styles.reads : styles.lines}>
          <Region name="work">{written && <written.Conversations onOpen={setReads} />}</Region>
        </div>
        <PanelContent shown={shown} gives={reads} onHistory={() => showBetween('history')} />
      </Softphone>
    </main>
  );
};
