import * as React from 'react';
import { PrimaryButton } from '@fluentui/react';
import type { Choice } from '../../core/settings/softphoneSettings';
import type { Texts } from '../../words/texts';
import { useStyles } from '../theme/useStyles';

export interface WrapUpFootProps {
  readonly disposition: string | undefined;
  /** What makers offer; none means that nobody is asked. */
  readonly dispositions: readonly Choice[];
  readonly texts: Texts;
  readonly onDispose: (disposition: string | undefined) => void;
  readonly onDone: () => void;
}

/** How the call is disposed of, and the end of the wrap-up. */
export const WrapUpFoot: React.FC<WrapUpFootProps> = ({ disposition, dispositions, texts, onDispose, onDone }) => {
  const styles = useStyles();
  // Chosen before makers took it off their list: it stays what was said.
  const isGone = disposition !== undefined && !dispositions.some(({ value }) => value === disposition);
  const choices = isGone ? [...dispositions, { value: disposition, label: disposition }] : dispositions;
  return (
    <>
      {choices.length > 0 && (
        <label className={`${styles.setting} ${styles.section}`}>
          {texts('Disposition_Label')}
          <select
            className={styles.native}
            value={disposition ?? ''}
            onChange={({ target }) => onDispose(target.value === '' ? undefined : target.value)}
          >
            <option value="">{texts('Disposition_None')}</option>
            {choices.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      {/* Aside: the keyboard does not come here from End call, by a key that may still be held down. */}
      <div className={styles.buttons} data-aside>
        <PrimaryButton className={styles.small} text={texts('WrapUp_Done')} onClick={onDone} />
      </div>
    </>
  );
};
