import * as React from 'react';
import type { Trouble } from '../../core/troubles/trouble';
import { fill } from '../../words/texts';
import { CloseButton } from '../parts/buttons';
import { MessageLine } from '../parts/MessageLine';
import { useSoftphone } from '../parts/useSoftphone';

export interface TroubleMessageProps {
  readonly trouble: Trouble;
  /** What its sentences name beside that. */
  readonly about?: Readonly<Record<string, string>>;
  /** What the agent can do about it here. */
  readonly children?: React.ReactNode;
  /** Not where more is lost than the message. */
  readonly onDismiss?: (() => void) | undefined;
}

/** A failure in three sentences: what happened stands there, what it means and what to do is a press away. */
export const TroubleMessage: React.FC<TroubleMessageProps> = ({ trouble, about, children, onDismiss }) => {
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
    <MessageLine
      kind="error"
      sentences={sentences}
      close={onDismiss && <CloseButton title={texts('Dismiss')} onClick={onDismiss} />}
      data-testid="trouble"
      data-trouble-kind={kind}
    >
      {children}
    </MessageLine>
  );
};
