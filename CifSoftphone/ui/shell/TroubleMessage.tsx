import * as React from 'react';
import type { Trouble } from '../../core/troubles/trouble';
import { fill } from '../../words/texts';
import { Buttons, CloseButton, SmallButton } from '../parts/buttons';
import { MessageCard } from '../parts/MessageCard';
import { useSoftphone } from '../parts/useSoftphone';

export interface TroubleMessageProps {
  readonly trouble: Trouble;
  /** What its sentences name beside that. */
  readonly about?: Readonly<Record<string, string>>;
  /** What the agent can do about it here. */
  readonly children?: React.ReactNode;
  /** Of a button of its own, where more is lost than the message. */
  readonly dismissWords?: string | undefined;
  readonly onDismiss: () => void;
}

/** A failure in three sentences: what happened, what it means, what to do. */
export const TroubleMessage: React.FC<TroubleMessageProps> = ({
  trouble,
  about,
  children,
  dismissWords,
  onDismiss,
}) => {
  const { texts } = useSoftphone();
  const { kind, detail = '', command } = trouble;
  const sentences = (['What', 'Means', 'Do'] as const).map((part) =>
    fill(texts(`Trouble_${kind}_${part}`), {
      ...about,
      detail,
      command: command === undefined ? '' : texts(`Command_${command}`),
    }),
  );
  return (
    <MessageCard
      sentences={sentences}
      close={dismissWords === undefined && <CloseButton title={texts('Dismiss')} onClick={onDismiss} />}
      data-testid="trouble"
      data-trouble-kind={kind}
    >
      {children}
      {dismissWords !== undefined && (
        <Buttons>
          <SmallButton text={dismissWords} onClick={onDismiss} />
        </Buttons>
      )}
    </MessageCard>
  );
};
