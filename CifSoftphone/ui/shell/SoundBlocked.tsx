import * as React from 'react';
import { PrimaryButton } from '@fluentui/react';
import type { SoundActions } from '../../surface/place';
import type { Texts } from '../../words/texts';
import { useStyles } from '../theme/useStyles';

export interface SoundBlockedProps {
  readonly actions: SoundActions;
  readonly texts: Texts;
}

/** A ring could not be heard: said in three sentences, with the click that the browser waits for. */
export const SoundBlocked: React.FC<SoundBlockedProps> = ({ actions, texts }) => {
  const styles = useStyles();
  return (
    <div className={styles.trouble} role="alert" data-testid="sound-blocked">
      <p className={styles.strong}>{texts('Sound_Blocked_What')}</p>
      <p className={styles.line}>{texts('Sound_Blocked_Means')}</p>
      <p className={styles.line}>{texts('Sound_Blocked_Do')}</p>
      <div className={styles.buttons}>
        <PrimaryButton className={styles.small} text={texts('Sound_Enable')} onClick={() => actions.enable()} />
      </div>
    </div>
  );
};
