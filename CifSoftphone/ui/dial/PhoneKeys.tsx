import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import { common } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';

export interface PhoneKeysProps {
  /** The keys rest, for this reason. */
  readonly whyNot?: string | undefined;
  readonly onKey: (key: string) => void;
  /** What stands below them. */
  readonly children?: React.ReactNode;
}

const styles = lazyClasses({
  // The keys of a telephone stand as on a telephone in every language.
  keys: { display: 'grid', gridTemplateColumns: 'repeat(3, 1fr)', gap: 4, direction: 'ltr' },
});

/** The keys of a telephone, in their rows. */
export const PhoneKeys: React.FC<PhoneKeysProps> = ({ whyNot, onKey, children }) => (
  <div className={styles.keys} data-own-digits>
    {[...'123456789*0#'].map((key) => (
      <DefaultButton
        key={key}
        className={common.tool}
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
