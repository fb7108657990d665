import * as React from 'react';
import { lazyClasses } from '../theme/lazyClasses';

export interface SteadyWordsProps {
  /** All that may stand here, the current words included. */
  readonly among: readonly string[];
}

const styles = lazyClasses({
  steady: {
    display: 'grid',
    alignItems: 'center',
    selectors: {
      '> *, ::after': { gridArea: '1 / 1' },
      '::after': { content: 'var(--room)', visibility: 'hidden' },
    },
  },
});

/** Words that change in their place. They have the room of the longest, so that nothing beside or below them moves. */
export const SteadyWords: React.FC<SteadyWordsProps> = ({ among, children }) => {
  const [longest = ''] = [...among].sort((one, other) => other.length - one.length);
  return (
    <span className={styles.steady} style={{ '--room': JSON.stringify(longest) } as React.CSSProperties}>
      <bdi>{children}</bdi>
    </span>
  );
};
