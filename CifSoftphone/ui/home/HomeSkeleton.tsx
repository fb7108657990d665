import * as React from 'react';
import { useSoftphone } from '../parts/useSoftphone';
import { card, column, common } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';

/** A line that comes back at once needs no words about it. */
const shortMs = 300;
const bar = { height: 12, borderRadius: 4, background: tokens.colorNeutralBackground3Hover } as const;
const styles = lazyClasses({
  cards: column(8),
  card: { ...card, ...column(12) },
  short: { ...bar, width: '30%' },
  long: {
    ...bar,
    width: '80%',
    selectors: { '@media (forced-colors: active)': { border: '1px solid' } },
  },
});

/** Where the day will stand, while the softphone connects: its shape, and in words what it waits for. */
export const HomeSkeleton: React.FC = () => {
  const { texts } = useSoftphone();
  const [shown, show] = React.useState(false);
  React.useEffect(() => {
    const timer = setTimeout(() => show(true), shortMs);
    return () => clearTimeout(timer);
  }, []);
  return !shown ? null : (
    <div className={styles.cards} data-testid="home-skeleton">
      <span className={common.subtle}>{texts('Home_Connecting')}</span>
      {[1, 2].map((one) => (
        <div key={one} className={styles.card} aria-hidden="true">
          <div className={styles.short} />
          <div className={styles.long} />
        </div>
      ))}
    </div>
  );
};
