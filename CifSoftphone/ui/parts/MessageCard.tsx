import * as React from 'react';
import { common, striped } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { rejectRed } from '../theme/tokens';
import { useReturnedFocus } from './useReturnedFocus';

export interface MessageCardProps extends React.HTMLAttributes<HTMLDivElement> {
  /** What it is about, and more about that. */
  readonly sentences: readonly string[];
  /** Beside its first words: reached however little of the card there is room for. */
  readonly close?: React.ReactNode;
}

const styles = lazyClasses({
  message: striped(rejectRed[0]),
  first: { display: 'flex', gap: 8 },
});

/**
 * A message or a question that comes by itself. With an `id` its first sentence has that id and the others together
 * have `<id>-why`.
 */
export const MessageCard: React.FC<MessageCardProps> = ({ sentences, id, close, children, ...card }) => {
  const ref = useReturnedFocus<HTMLDivElement>();
  const [what, ...more] = sentences;
  return (
    <div ref={ref} className={styles.message} role="alert" {...card}>
      <div className={styles.first}>
        <p className={common.strong} id={id}>
          <bdi>{what}</bdi>
        </p>
        {close}
      </div>
      <div id={id && `${id}-why`}>
        {more.map((sentence) => (
          <p key={sentence} className={common.line}>
            <bdi>{sentence}</bdi>
          </p>
        ))}
      </div>
      {children}
    </div>
  );
};
