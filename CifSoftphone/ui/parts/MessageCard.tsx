import * as React from 'react';
import { common, striped } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';
import { useReturnedFocus } from './useReturnedFocus';

export interface MessageCardProps extends React.HTMLAttributes<HTMLDivElement> {
  /** What it is about, and more about that. */
  readonly sentences: readonly string[];
}

const styles = lazyClasses({ message: striped(tokens.colorBrandBackground) });

/**
 * A question that comes by itself. With an `id` its first sentence has that id and the others together
 * have `<id>-why`.
 */
export const MessageCard: React.FC<MessageCardProps> = ({ sentences, id, children, ...card }) => {
  const ref = useReturnedFocus<HTMLDivElement>();
  const [what, ...more] = sentences;
  return (
    <div ref={ref} className={styles.message} role="alert" {...card}>
      <p className={common.strong} id={id}>
        <bdi>{what}</bdi>
      </p>
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
