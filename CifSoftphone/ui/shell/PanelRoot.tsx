import * as React from 'react';
import { Region } from '../parts/Region';
import { useGuardedPresses } from '../parts/useGuardedPresses';
import { useSoftphone } from '../parts/useSoftphone';
import { barPx, lowerEdge } from '../theme/common';
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
/** Calls while a conversation is in front: who it is, and the keys that cannot wait. */
const behind = '> section[data-view=chats] > ul:not([data-testid])';
const over = `${behind} [data-testid=wrap-up-card]`;
const kept = ['mute', 'unmute', 'hold', 'retrieve'].map((command) => `:not([data-command=${command}])`).join('');
const keys = `${behind} [data-kept] > [role=group]`;
const folded = {
  // In sight, however far the conversation is scrolled, where the window is high enough for both.
  [behind]: {
    background: tokens.colorNeutralBackground2,
    selectors: {
      // Several of them leave the conversation its room.
      '@media (min-height: 480px)': { position: 'sticky', top: barPx, zIndex: 2, maxHeight: '40vh', overflowY: 'auto' },
    },
  },
  // What is only to be read waits until the call is in front again.
  [`${behind} > li:has([data-testid=ended-card])`]: { display: 'none' },
  [`${behind} + button`]: { display: 'none' },
  // A call that is over is a line: with whom it was, and why it ended.
  [`${over} > :first-child`]: { display: 'flex', alignItems: 'center' },
  [`${over} > :first-child > :first-child`]: { flex: '0 1 auto', padding: '0 12px 0 0', border: 'none', minWidth: 0 },
  [`${over} > :first-child > :first-child > svg`]: { display: 'none' },
  [`${over} > :first-child > :last-child`]: { order: -1, flex: '1 1 0', minWidth: 0, padding: '0 12px' },
  [`${over} [data-caller-name]`]: { WebkitLineClamp: '2' },
  [`${over} > :first-child > :last-child > :first-child`]: { minHeight: 44, gap: 8 },
  [`${over} > :first-child > :last-child > :first-child > :not(:has([data-caller-name]))`]: { display: 'none' },
  [`${behind} [data-testid=call-card]`]: { cursor: 'pointer' },
  [`${behind} div:has(> [data-kept])`]: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '0 8px',
    padding: '4px 12px',
  },
  // Below the keys it says that the call is recorded.
  [`${behind} [data-kept]`]: { display: 'contents' },
  [`${behind} [data-kept] > :not([role=group])`]: { flexBasis: '100%' },
  [`${behind} div:has(> [data-kept]) > :not([data-kept]):not(:first-child)`]: { display: 'none' },
  [`${behind} div:has(> [data-kept]) > :first-child`]: { flex: '1 1 0', minWidth: 0, minHeight: 44 },
  [`${behind} div:has(> [data-kept]) > :first-child > :not(:has([data-caller-name]))`]: { display: 'none' },
  [`${behind} p`]: { display: 'none' },
  [`${behind} p[data-caller-name]`]: { display: '-webkit-box', WebkitLineClamp: '2', fontSize: 14, lineHeight: '18px' },
  [keys]: { display: 'flex', gap: 4 },
  [`${keys} > *`]: { minHeight: 44, width: 60, padding: '2px', gap: 2, justifyContent: 'center' },
  [`${keys} > ${kept}:not([data-keeps-focus])`]: { display: 'none' },
} as const;
const styles = lazyClasses({
  lines: { ...room, flex: 'none' },
  // Beside a call in sight, however far the panel is scrolled, where the window has room for more than what is fixed.
  beside: {
    ...room,
    flex: 'none',
    background: tokens.colorNeutralBackground2,
    selectors: {
      ...room.selectors,
      '> *': { paddingBottom: 8 },
      '@media (min-height: 640px)': { position: 'sticky', bottom: `calc${lowerEdge}`, zIndex: 1 },
    },
  },
  reads: { ...room, flex: '1 0 auto' },
  panel: {
    selectors: {
      ':global(body)': { margin: 0 },
      // As high as the window: what is too much for it scrolls between the first and the last region.
      '> section': {
        height: '100vh',
        gap: 0,
        overflowY: 'auto',
        // What the keyboard goes to is brought above what stands at the lower edge.
        scrollPaddingBottom: `calc${lowerEdge}`,
        // Not so what stands there itself: it is in sight, and to scroll for it would move the call away.
        selectors: {
          ':has(> [data-notices]:focus-within)': { scrollPaddingBottom: 0 },
          '> [data-after] *': { scrollMarginBottom: `calc(-1 * ${lowerEdge})` },
          '> [role=tablist] *': { scrollMarginBottom: `calc(-1 * ${lowerEdge})` },
        },
        background: tokens.colorNeutralBackground2,
        color: tokens.colorNeutralForeground1,
      },
      ...folded,
      // A ring beside it has its room from what was written before, not from where the agent writes.
      '> section:has(> [data-after]) [data-testid=chat-log]': { minHeight: 56 },
    },
  },
});

/** What draws conversations: of a script of its own, which is there only where there are some. */
interface WrittenParts {
  readonly Offers: React.ComponentType;
  readonly Conversations: React.ComponentType<{
    readonly open: string | undefined;
    readonly onOpen: (open: string | undefined) => void;
    readonly onUnread: (count: number) => void;
    readonly works: boolean;
  }>;
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
  /** The conversation in front. */
  const [read, setRead] = React.useState<string>();
  const [unread, setUnread] = React.useState(0);
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
  useCallInFront(frontKey, works, setRead);
  const reads = read !== undefined;
  useBeginning(root, `${frontKey ?? ''} ${works}`, read);
  const isBehind = reads && works && shown === 'now';
  return (
    <main
      ref={root}
      className={styles.panel}
      data-desk="panel"
      // A press on the call that is folded brings it back; so does a key, in the conversation's head.
      onClick={({ target }) => {
        if (isBehind && isOnFolded(target)) setRead(undefined);
      }}
    >
      <Softphone
        page
        helps
        hasSettings
        tools={<AgentState inFlow={false} />}
        shown={isBehind ? 'chats' : shown}
        nav={
          <>
            <Region name="rings">{written && <written.Offers />}</Region>
            <PanelNav views={views} chosen={shown} isNew={unread} onChoose={works ? showDuring : showBetween} />
          </>
        }
      >
        {/* What is half written is there again when the agent comes back from another view. */}
        <div hidden={shown !== 'now'} className={reads ? styles.reads : works ? styles.beside : styles.lines}>
          <Region name="work">
            {written && <written.Conversations open={read} onOpen={setRead} onUnread={setUnread} works={works} />}
          </Region>
        </div>
        <PanelContent shown={shown} gives={reads} onHistory={() => showBetween('history')} />
      </Softphone>
    </main>
  );
};

/** A call that the agent has taken, or brought to the front, is in front: the conversation is a line again. */
function useCallInFront(frontKey: string | undefined, works: boolean, read: (key: string | undefined) => void): void {
  const before = React.useRef({ frontKey, works });
  React.useEffect(() => {
    const { frontKey: last, works: worked } = before.current;
    before.current = { frontKey, works };
    if ((frontKey !== undefined && frontKey !== last) || (works && !worked)) read(undefined);
  }, [frontKey, works, read]);
}

/** What comes to the front is seen from its beginning: with whom it is, and its keys. */
function useBeginning(root: React.RefObject<HTMLElement>, inFront: string, read: string | undefined): void {
  const before = React.useRef(read);
  React.useEffect(() => {
    const page = root.current?.querySelector('section');
    if (!page) return;
    const turns = before.current !== read;
    before.current = read;
    const { activeElement, body } = document;
    // Not under the hands of who writes about the call before.
    if (turns || activeElement?.matches('textarea,input') !== true) page.scrollTop = 0;
    // From a conversation the keyboard goes back with the agent, unless it is elsewhere meanwhile.
    if (!turns || read !== undefined || activeElement !== body) return;
    const cards = page.querySelectorAll<HTMLElement>(':scope > ul > li');
    const front = [...cards].find((card) => card.querySelector('[data-testid=call-card]:not([hidden])'));
    front?.focus({ preventScroll: true });
  }, [root, inFront, read]);
}

const isOnFolded = (target: EventTarget): boolean =>
  target instanceof Element &&
  target.closest('[data-testid=call-card],[data-testid=wrap-up-card]') !== null &&
  target.closest('button,a,input') === null;
