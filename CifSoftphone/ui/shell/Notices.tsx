import * as React from 'react';
import { Later } from '../parts/Later';
import { Region } from '../parts/Region';
import { useRoom } from '../parts/useRoom';
import { useSoftphone } from '../parts/useSoftphone';
import { sticky } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { KeptCard } from './KeptCard';
import { LineHelp } from './LineHelp';
import { SoundBlocked } from './SoundBlocked';
import { TroubleMessage } from './TroubleMessage';

const styles = lazyClasses({
  // Sticks to the bottom of whatever scrolls.
  notices: {
    ...sticky,
    bottom: 0,
    // Over the focus ring of what lies below.
    zIndex: 1,
    maxHeight: '66vh',
    // Without a message it takes no room, not even the gap above it.
    marginTop: -10,
    selectors: { '> *': { marginTop: 10 } },
  },
});

/** Messages and questions. */
export const Notices: React.FC<{ readonly helps: boolean }> = ({ helps }) => {
  const { place, view } = useSoftphone();
  const ref = useRoom();
  return (
    <div ref={ref} className={styles.notices}>
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
