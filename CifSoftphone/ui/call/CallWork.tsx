import * as React from 'react';
import { isWrappingUp } from '../../core/calls/activityOf';
import type { RegionName } from '../../words/regionNames';
import type { StringKey } from '../../words/stringKeys';
import { fill } from '../../words/texts';
import { CallFacts, CustomerFacts } from '../customer/CallerFacts';
import { CaseChoice } from '../customer/CaseChoice';
import { CustomerTools } from '../customer/CustomerTools';
import { Buttons, SmallButton } from '../parts/buttons';
import { givenTo } from '../parts/givenTo';
import { Later } from '../parts/Later';
import type { CallPartProps, CallWorkProps } from '../parts/laterParts';
import { Region } from '../parts/Region';
import { isSearchLeft } from '../parts/searchHandover';
import { tabId, tabPanelId, TabStrip } from '../parts/TabStrip';
import { useSoftphone } from '../parts/useSoftphone';
import { common, inPanel, onlyInView, seenFocus } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';
import { CallNotes } from './CallNotes';
import { callStyles } from './callStyles';
import { CompactWork } from './CompactWork';

const shadePx = 12;
const atEnd = (from: string, to: string): string =>
  `linear-gradient(to top, ${from}, ${to}) bottom / 100% ${shadePx}px no-repeat`;
const ground = tokens.colorNeutralBackground1;

const styles = lazyClasses({
  // In a panel it takes what room there is, and scrolls in it: nothing that it shows moves what is above or below it. Two
  // lines of notes are always in sight, also beside a ring.
  work: {
    display: 'flex',
    flexDirection: 'column',
    minWidth: 0,
    selectors: { [inPanel]: { flex: '1 1 auto' }, [onlyInView('now')]: { display: 'none' } },
  },
  strip: { display: 'flex', padding: '0 4px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  tab: {
    display: 'flex',
    alignItems: 'center',
    gap: 6,
    minWidth: 0,
    minHeight: 36,
    padding: '0 8px',
    border: 'none',
    borderBottom: '2px solid transparent',
    background: 'none',
    color: tokens.colorNeutralForeground2,
    font: 'inherit',
    overflowWrap: 'anywhere',
    cursor: 'pointer',
    selectors: {
      ...seenFocus,
      ':hover': { background: tokens.colorNeutralBackground3Hover },
      '&[aria-selected=true]': {
        borderBottomColor: tokens.colorBrandForeground1,
        color: tokens.colorNeutralForeground1,
        fontWeight: 600,
      },
      '@media (forced-colors: active)': {
        borderBottomColor: 'Canvas',
        selectors: { ':is([aria-selected=true])': { borderBottomColor: 'Highlight' } },
      },
    },
  },
  sheets: {
    padding: '0 12px 12px',
    selectors: {
      [inPanel]: {
        flex: '1 1 64px',
        minHeight: 64,
        overflowY: 'auto',
        // A shade at the end says that more follows; what scrolls with the content covers it when nothing does.
        background: `${atEnd(ground, ground)} local, ${atEnd(tokens.colorNeutralStroke1, 'transparent')} scroll`,
        borderRadius: '0 0 8px 8px',
      },
    },
  },
  foot: { padding: '0 12px 12px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
});

type TabName = 'notes' | 'customer' | 'call';
const words: Readonly<Record<TabName, StringKey>> = {
  notes: 'Notes_Label',
  customer: 'Work_Customer',
  call: 'Work_Call',
};

/** What the agent does besides talking: notes and case, the customer, what is known of the call. One at a time. */
export const CallWork: React.FC<CallWorkProps> = ({ call, withoutSession }) => {
  const { place, texts, compact } = useSoftphone();
  const { key, customer, draft } = call;
  const wrapsUp = draft !== undefined && isWrappingUp(call);
  const { names, chosen, sheets, show } = useTab(call, wrapsUp);
  const { isComplete, done } = useDone(
    chosen === 'notes',
    () => show('notes'),
    () => place.dismiss(key),
  );
  const name = encodeURIComponent(key);
  const sheet = (tab: TabName, content: React.ReactNode): React.ReactNode =>
    names.includes(tab) && (
      <div
        hidden={tab !== chosen}
        role="tabpanel"
        id={tabPanelId(name, tab)}
        aria-labelledby={tabId(name, tab)}
        data-sheet={tab}
      >
        {content}
      </div>
    );
  const work = (
    <div className={`${callStyles.card} ${styles.work}`} data-aside>
      <TabStrip
        name={name}
        label={texts('Work_Label')}
        tabs={names.map((id) => ({
          id,
          label: texts(words[id]),
          ...(id === 'customer' && customer?.outcome === 'several' ? { count: customer.customers.length } : {}),
        }))}
        chosen={chosen}
        onChoose={show}
        className={styles.strip}
        tabClassName={styles.tab}
      />
      <div ref={sheets} className={styles.sheets}>
        {/* In the same place before and after the end: who is typing goes on typing. */}
        {sheet(
          'notes',
          draft && (
            <>
              {wrapsUp && <GivenTo call={call} />}
              {inRegion('notes', <CallNotes call={call} draft={draft} />)}
              {inRegion('wrap-up', <CaseChoice call={call} />)}
              {wrapsUp && inRegion('wrap-up', <Asked call={call} isComplete={isComplete} />)}
            </>
          ),
        )}
        {sheet(
          'customer',
          inRegion(
            'customer',
            <>
              <CustomerFacts call={call} />
              <CustomerTools call={call} />
            </>,
          ),
        )}
        {sheet('call', inRegion('details', <CallFacts call={call} />))}
      </div>
      <Foot call={call} withoutSession={withoutSession} onDone={wrapsUp ? done : undefined} />
    </div>
  );
  return compact ? <CompactWork open={wrapsUp || isSearchLeft(place, key)}>{work}</CompactWork> : work;
};

/** Which of the tabs there are, and which of them is seen. */
function useTab(call: CallWorkProps['call'], wrapsUp: boolean) {
  const { place } = useSoftphone();
  const { key, customer, draft } = call;
  const isOpenQuestion = customer?.outcome === 'several' || customer?.outcome === 'unknown';
  // Chosen when the card comes, by what is known then: what is found late changes nothing under the agent's hands.
  const [wanted, setWanted] = React.useState<TabName>(() =>
    isOpenQuestion || isSearchLeft(place, key) ? 'customer' : 'notes',
  );
  const names = (['notes', 'customer', 'call'] as const).filter(
    // Who is listened to is no customer.
    (name) => (name === 'notes' ? draft !== undefined : name === 'call' || call.supervision === undefined),
  );
  const chosen = names.find((name) => name === wanted) ?? names[0] ?? 'call';
  const sheets = useKeptScroll(chosen);
  // A call that is over is written about; who works in another tab goes on there. In the same drawing, for the keyboard.
  const [wrappedUp, setWrappedUp] = React.useState(false);
  if (wrapsUp !== wrappedUp) {
    setWrappedUp(wrapsUp);
    if (wrapsUp && sheets.current?.contains(document.activeElement) !== true) setWanted('notes');
  }
  return { names, chosen, sheets, show: setWanted };
}

interface FootProps extends CallWorkProps {
  readonly onDone: (() => void) | undefined;
}

/** Under what scrolls: what ends the wrap-up is always in sight. */
const Foot: React.FC<FootProps> = ({ call, withoutSession, onDone }) => {
  const { place, texts } = useSoftphone();
  return (
    <>
      {withoutSession && (
        <div className={styles.foot}>
          <Buttons>
            <SmallButton
              text={texts('Call_OpenSession')}
              data-testid="open-session"
              onClick={() => place.openSession(call.key)}
            />
          </Buttons>
        </div>
      )}
      {onDone && (
        <div className={styles.foot}>
          {/* Aside: the keyboard does not come here from End call, by a key that may still be held down. */}
          <Buttons data-aside>
            <SmallButton primary text={texts('WrapUp_Done')} data-testid="done" onClick={onDone} />
          </Buttons>
        </div>
      )}
    </>
  );
};

const inRegion = (name: RegionName, content: React.ReactElement): React.ReactElement => (
  <Region name={name}>{content}</Region>
);

/** Whom the agent gave it to. */
const GivenTo: React.FC<CallPartProps> = ({ call: { key, reason } }) => {
  const { place, texts } = useSoftphone();
  const who = reason === 'transferred' ? givenTo(place, key) : undefined;
  return who === undefined ? null : (
    <p className={common.fact} data-testid="given-to">
      {fill(texts('WrapUp_GivenTo'), { who: `\u2068${who}\u2069` })}
    </p>
  );
};

/** What makers ask about a call that is over. */
const Asked: React.FC<CallPartProps & { readonly isComplete: React.MutableRefObject<() => boolean> }> = (props) => {
  const { dispositions, wrapUpFields } = useSoftphone().view.settings;
  if (dispositions.length === 0 && wrapUpFields.length === 0 && !props.call.draft?.disposition) return null;
  return <Later draw={({ WrapUpForm }) => <WrapUpForm {...props} />} />;
};

/**
 * Done is never dimmed: it names what is missing and goes there, by its tab.
 * @param open whether the tab is the one that is seen
 */
function useDone(open: boolean, show: () => void, dismiss: () => void) {
  /** Whether all is there; of what cannot be drawn nothing is asked. */
  const isComplete = React.useRef(() => true);
  const waits = React.useRef(false);
  React.useLayoutEffect(() => {
    if (open && waits.current) finish();
  });
  const finish = (): void => {
    waits.current = false;
    if (isComplete.current()) dismiss();
  };
  const done = (): void => {
    waits.current = true;
    if (open) finish();
    else show();
  };
  return { isComplete, done };
}

/** How far each tab was scrolled is how far it is when the agent comes back to it. */
function useKeptScroll(chosen: string): React.RefObject<HTMLDivElement> {
  const ref = React.useRef<HTMLDivElement>(null);
  const tops = React.useRef(new Map<string, number>());
  React.useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    element.scrollTop = tops.current.get(chosen) ?? 0;
    const keep = (): void => void tops.current.set(chosen, element.scrollTop);
    element.addEventListener('scroll', keep);
    return () => element.removeEventListener('scroll', keep);
  }, [chosen]);
  return ref;
}
