import * as React from 'react';
import { Later } from '../parts/Later';
import { Region } from '../parts/Region';
import { useRoom } from '../parts/useRoom';
import { useSoftphone } from '../parts/useSoftphone';
import { inPanel, navPx, sticky } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { KeptCard } from './KeptCard';
import { LineHelp } from './LineHelp';
import { SoundBlocked } from './SoundBlocked';
import { TroubleMessage } from './TroubleMessage';

const styles = lazyClasses({
  // Sticks to the bottom of whatever scrolls.
  notices: {
    ...sticky,
    bottom: 'var(--after, 0px)',
    // Over the focus ring of what lies below.
    zIndex: 1,
    maxHeight: '66vh',
    // Without a message it takes no room, not even the gap above it.
    marginTop: -10,
    order: 2,
    flex: 'none',
    selectors: {
      // The line's help takes room only while it says something.
      '> :not([aria-live]:empty)': { marginTop: 10 },
      [inPanel]: {
        bottom: `calc(${navPx}px + var(--after, 0px))`,
        margin: 0,
        padding: '0 8px',
        selectors: { '> :not([aria-live]:empty)': { margin: '0 0 8px' } },
      },
    },
  },
});

/** Messages and questions. */
export const Notices: React.FC<{ readonly helps: boolean }> = ({ helps }) => {
  const { place, view } = useSoftphone();
  const ref = useRoom();
  return (
    <div ref={ref} className={styles.notices} data-notices="">
      <Region name="notices">
        {view.sound?.blocked && place.sound && <SoundBlocked actions={place.sound} />}
        {view.trouble && <TroubleMessage trouble={view.trouble} onDismiss={() => place.dismissTrouble()} />}
        {view.kept?.map((kept) => (
          <KeptCard key={kept.id} kept={kept} />
        ))}
        {helps && <LineHelp />}
        {helps && view.agent?.minutes !== undefined && <Later quiet draw={({ TimeBackOver }) => <TimeBackOver />} />}
        {(view.dialQuestion ?? view.dialChoice) !== undefined && (
          <Region name="keypad">
            <Later draw={({ DialQuestions }) => <DialQuestions />} />
          </Region>
        )}
      </Region>
    </div>
  );
};
