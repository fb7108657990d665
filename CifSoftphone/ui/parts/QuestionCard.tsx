import * as React from 'react';
import { Buttons, SmallButton } from './buttons';
import { MessageCard, type MessageCardProps } from './MessageCard';

export interface QuestionCardProps extends Pick<MessageCardProps, 'sentences'> {
  readonly id: string;
  /** What may be answered beside no. */
  readonly children: React.ReactNode;
  readonly noWords: string;
  readonly onNo: () => void;
}

/** Asks before something is done that somebody may not want. Escape is no. Give another question another key. */
export const QuestionCard: React.FC<QuestionCardProps> = ({ id, sentences, children, noWords, onNo }) => (
  <MessageCard
    id={id}
    sentences={sentences}
    role="alertdialog"
    aria-labelledby={id}
    aria-describedby={`${id}-why`}
    data-testid={id}
    onKeyDown={(event) => {
      if (event.key === 'Escape') onNo();
    }}
  >
    <Buttons>
      {children}
      {/* The safe answer has the keyboard: Enter that is still held down from dialling calls nobody. */}
      <SmallButton text={noWords} data-answer="no" autoFocus onClick={onNo} />
    </Buttons>
  </MessageCard>
);
