import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import { useReturnedFocus } from '../parts/useReturnedFocus';
import { useStyles } from '../theme/useStyles';

export interface QuestionCardProps {
  readonly testId: string;
  readonly question: string;
  readonly reasons: readonly string[];
  /** What may be answered beside no. */
  readonly answers: React.ReactNode;
  readonly noWords: string;
  readonly onNo: () => void;
}

/** Asks before something is done that somebody may not want. Escape is no. Give another question another key. */
export const QuestionCard: React.FC<QuestionCardProps> = ({ testId, question, reasons, answers, noWords, onNo }) => {
  const styles = useStyles();
  const card = useReturnedFocus<HTMLDivElement>();
  return (
    <div
      ref={card}
      className={styles.trouble}
      role="alertdialog"
      aria-labelledby={testId}
      aria-describedby={`${testId}-why`}
      data-testid={testId}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onNo();
      }}
    >
      <p className={styles.strong} id={testId}>
        <bdi>{question}</bdi>
      </p>
      <div id={`${testId}-why`}>
        {reasons.map((reason) => (
          <p key={reason} className={styles.line}>
            {reason}
          </p>
        ))}
      </div>
      <div className={styles.buttons}>
        {answers}
        {/* The safe answer has the keyboard: Enter that is still held down from dialling calls nobody. */}
        <DefaultButton className={styles.small} text={noWords} data-answer="no" autoFocus onClick={onNo} />
      </div>
    </div>
  );
};
