import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import type { Trouble } from '../../core/problems/trouble';
import { fill, type Texts } from '../../words/texts';
import { useReturnedFocus } from '../parts/useReturnedFocus';
import { useStyles } from '../theme/useStyles';

export interface TroubleMessageProps {
  readonly trouble: Trouble;
  readonly texts: Texts;
  /** What its sentences name beside that. */
  readonly about?: Readonly<Record<string, string>>;
  /** What the agent can do about it here. */
  readonly children?: React.ReactNode;
  readonly dismissWords?: string;
  readonly onDismiss: () => void;
}

/** A failure in three sentences: what happened, what it means, what to do. */
export const TroubleMessage: React.FC<TroubleMessageProps> = ({
  trouble,
  texts,
  about,
  children,
  dismissWords = texts('Dismiss'),
  onDismiss,
}) => {
  const styles = useStyles();
  const card = useReturnedFocus<HTMLDivElement>();
  const sentence = (part: 'What' | 'Means' | 'Do'): string =>
    fill(texts(`Trouble_${trouble.kind}_${part}`), {
      ...about,
      detail: trouble.detail ?? '',
      command: trouble.command === undefined ? '' : texts(`Command_${trouble.command}`),
    });
  return (
    <div ref={card} className={styles.trouble} role="alert" data-testid="trouble" data-trouble-kind={trouble.kind}>
      <p className={styles.strong}>
        <bdi>{sentence('What')}</bdi>
      </p>
      <p className={styles.line}>
        <bdi>{sentence('Means')}</bdi>
      </p>
      <p className={styles.line}>
        <bdi>{sentence('Do')}</bdi>
      </p>
      {children}
      <div className={styles.buttons}>
        <DefaultButton className={styles.small} text={dismissWords} onClick={onDismiss} />
      </div>
    </div>
  );
};
