import * as React from 'react';
import { PhoneIcon } from '../theme/icons';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';

export interface CardHeadProps {
  /** What the call does, or why it is over. */
  readonly words: string;
  readonly over?: boolean;
}

const styles = lazyClasses({
  cardHead: { display: 'flex', alignItems: 'center', gap: 6, color: tokens.colorNeutralForeground2, fontSize: 12 },
});

/** The first line of a call's card. */
export const CardHead: React.FC<CardHeadProps> = ({ words, over, children }) => (
  <div className={styles.cardHead}>
    <PhoneIcon down={over} />
    <span>{words}</span>
    {children}
  </div>
);
