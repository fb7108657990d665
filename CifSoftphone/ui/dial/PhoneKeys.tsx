import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';

export interface PhoneKeysProps {
  /** The keys rest, for this reason. */
  readonly whyNot?: string | undefined;
  readonly onKey: (key: string) => void;
  /** What stands below them. */
  readonly children?: React.ReactNode;
}

const styles = lazyClasses({
  // The keys of a telephone stand as on a telephone in every language.
  keys: {
    display: 'grid',
    gridTemplateColumns: 'repeat(3, 1fr)',
    gap: 4,
    direction: 'ltr',
    selectors: {
      '.ms-Button': { height: 40 },
      '.ms-Button--default .ms-Button-label': { fontSize: 18, fontWeight: 400 },
    },
  },
  key: { minWidth: 0, padding: 0, borderRadius: 4, borderColor: tokens.colorNeutralStroke1 },
});

/** The keys of a telephone, in their rows. */
export const PhoneKeys: React.FC<PhoneKeysProps> = ({ whyNot, onKey, children }) => (
  <div className={styles.keys} data-own-digits>
    {[...'123456789*0#'].map((key) => (
      <DefaultButton
        key={key}
        className={styles.key}
        text={key}
        disabled={whyNot !== undefined}
        allowDisabledFocus
        title={whyNot}
        onClick={() => onKey(key)}
      />
    ))}
    {children}
  </div>
);
