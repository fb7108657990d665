import * as React from 'react';
import { Later } from '../parts/Later';
import { Region } from '../parts/Region';
import { useRoom } from '../parts/useRoom';
import { SoftphoneContext, useSoftphone } from '../parts/useSoftphone';
import { inCompact, inPanel, navPx, sticky } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { LineHelp } from './LineHelp';
import { TroubleMessage } from './TroubleMessage';

export interface NoticesProps {
  /** Says what still works while calls cannot ring here. */
  readonly helps: boolean;
}

const styles = lazyClasses({
  // Sticks to the bottom of whatever scrolls.
  notices: {
    ...sticky,
    gap: 0,
    bottom: 'var(--after, 0px)',
    // Over the focus ring of what lies below.
    zIndex: 1,
    maxHeight: '66vh',
    // Without a message it takes no room, not even the gap above it.
    marginTop: -10,
    // Before what rings beside a call: a message makes the work lower, and lies over nothing.
    order: 1,
    flex: 'none',
    selectors: {
      // The line's help takes room only while it says something.
      '> :not([aria-live]:empty)': { marginTop: 10 },
      [inCompact]: { marginTop: -4 },
      [inPanel]: {
        bottom: `calc(${navPx}px + var(--after, 0px))`,
        margin: 0,
        padding: '0 8px',
        selectors: { '> :not([aria-live]:empty)': { margin: '0 0 8px' } },
      },
      // One line for all, until the others are opened.
      '&:not([data-open]) > [data-message] ~ [data-message]': { display: 'none' },
    },
  },
});

/** Messages, the most important first, and questions. What comes by itself and is no ring is said here. */
export const Notices: React.FC<NoticesProps> = ({ helps, children }) => {
  const softphone = useSoftphone();
  const { place, view } = softphone;
  const ref = useRoom();
  const others = useOthers(ref);
  const [wanted, setWanted] = React.useState(false);
  const open = wanted && others > 0;
  // Another time the first stands for all again.
  React.useEffect(() => (others === 0 ? setWanted(false) : undefined), [others]);
  const messages = React.useMemo(() => ({ others, open, toggle: () => setWanted(!open) }), [others, open]);
  return (
    <SoftphoneContext.Provider value={{ ...softphone, messages }}>
      <div ref={ref} className={styles.notices} data-notices="" data-open={open || undefined}>
        <Region name="notices">
          {view.trouble && (
            <TroubleMessage key={view.trouble.kind} trouble={view.trouble} onDismiss={() => place.dismissTrouble()} />
          )}
          <Region name="notices">
            {view.sound?.blocked && <Later quiet draw={({ SoundBlocked }) => <SoundBlocked />} />}
            {view.kept?.map((kept) => (
              <Later key={kept.id} quiet draw={({ KeptCard }) => <KeptCard kept={kept} />} />
            ))}
          </Region>
          {children}
          {helps && view.agent?.minutes !== undefined && <Later quiet draw={({ TimeBackOver }) => <TimeBackOver />} />}
          {helps && <LineHelp />}
          {(view.dialQuestion ?? view.dialChoice) !== undefined && (
            <Region name="keypad">
              <Later draw={({ DialQuestions }) => <DialQuestions />} />
            </Region>
          )}
        </Region>
      </div>
    </SoftphoneContext.Provider>
  );
};

/** How many messages there are beside the first: some say by themselves whether they have something to say. */
function useOthers(ref: React.RefObject<HTMLElement>): number {
  const [others, setOthers] = React.useState(0);
  React.useLayoutEffect(() => {
    const notices = ref.current;
    if (notices === null) return undefined;
    const count = (): void => setOthers(Math.max(0, notices.querySelectorAll('[data-message]').length - 1));
    count();
    const observer = new MutationObserver(count);
    observer.observe(notices, { childList: true, attributeFilter: ['data-message'], subtree: true });
    return () => observer.disconnect();
  }, [ref]);
  return others;
}
