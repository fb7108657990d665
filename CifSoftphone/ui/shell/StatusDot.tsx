import * as React from 'react';
import { lazyClasses } from '../theme/lazyClasses';
import { statusColours } from '../theme/tokens';

const styles = lazyClasses({
  dot: {
    width: 10,
    height: 10,
    borderRadius: '50%',
    flex: 'none',
    selectors: { '@media (forced-colors: active)': { forcedColorAdjust: 'none' } },
  },
});

/** A status in a colour, beside its words. */
export const StatusDot: React.FC<{ readonly colour: keyof typeof statusColours }> = ({ colour }) => (
  <span className={styles.dot} style={{ background: statusColours[colour] }} aria-hidden="true" />
);
