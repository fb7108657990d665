import * as React from 'react';
import { fill } from '../../words/texts';
import { common } from '../theme/common';
import { ChevronIcon, SignIcon } from '../theme/icons';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';
import { LineButton, SmallButton } from './buttons';
import { useReturnedFocus } from './useReturnedFocus';
import { useSoftphone } from './useSoftphone';

export interface MessageLineProps extends React.HTMLAttributes<HTMLDivElement> {
  readonly kind: 'error' | 'warning' | 'info';
  /** What it is about, and more about that. */
  readonly sentences: readonly string[];
  /** What can be done about it at once, and what puts it away. */
  readonly actions?: React.ReactNode;
  readonly close?: React.ReactNode;
}

const line = (ground: string, edge: string, sign: string) => ({
  padding: '8px 12px',
  borderRadius: 4,
  border: `1px solid ${edge}`,
  background: ground,
  color: tokens.colorNeutralForeground1,
  fontSize: 12,
  lineHeight: '16px',
  overflowWrap: 'anywhere' as const,
  selectors: { svg: { color: sign } },
});
const styles = lazyClasses({
  error: line(
    tokens.colorStatusDangerBackground1,
    tokens.colorStatusDangerBorder1,
    tokens.colorStatusDangerForeground1,
  ),
  warning: line(
    tokens.colorStatusWarningBackground1,
    tokens.colorStatusWarningBorder1,
    tokens.colorStatusWarningForeground1,
  ),
  info: line(tokens.colorBrandBackground2, tokens.colorBrandStroke2, tokens.colorBrandForeground2),
  line: { display: 'flex', flexWrap: 'wrap', gap: '4px 8px', selectors: { svg: { flex: 'none' } } },
  what: { flex: '1 1 96px', minWidth: 0, margin: 0 },
  // The keys of the line stay beside each other.
  keys: { display: 'flex', gap: 8, marginInlineStart: 'auto' },
  // Under the words, which keep their width.
  actions: { display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 6, paddingInlineStart: 24 },
  more: {
    minHeight: 0,
    height: 24,
    margin: '-4px 0',
    padding: '0 4px',
    border: '1px solid transparent',
    background: 'none',
    color: tokens.colorBrandForeground2,
    fontSize: 12,
    selectors: {
      // Of several messages the first alone tells how many there are.
      '[data-message] ~ [data-message] &': { display: 'none' },
    },
  },
  sentences: { paddingInlineStart: 24 },
  opened: { paddingInlineStart: 24, selectors: { '&[hidden]': { display: 'none' } } },
});

/**
 * A message in one line: what it is about, and what can be done. What it means and what to do then is a press away, and
 * read out at once. Of several, the first stands for all until they are opened (`Notices`).
 */
export const MessageLine: React.FC<MessageLineProps> = ({ kind, sentences, actions, close, children, ...rest }) => {
  const { texts, messages } = useSoftphone();
  const [open, setOpen] = React.useState(false);
  const ref = useReturnedFocus<HTMLDivElement>();
  const [what, ...more] = sentences;
  return (
    <div ref={ref} className={styles[kind]} role="alert" data-message={kind} {...rest}>
      <div className={styles.line}>
        <SignIcon kind={kind} />
        <p className={open ? `${styles.what} ${common.strong}` : styles.what}>
          <bdi>{what}</bdi>
        </p>
        <span className={styles.keys}>
          {messages !== undefined && messages.others > 0 && (
            <SmallButton
              className={styles.more}
              text={fill(texts('Messages_More'), { count: String(messages.others) })}
              aria-expanded={messages.open}
              data-testid="more-messages"
              onClick={messages.toggle}
            />
          )}
          {(more.length > 0 || children !== undefined) && (
            <LineButton
              title={texts('Ring_Details')}
              aria-expanded={open}
              data-testid="message-details"
              onClick={() => setOpen(!open)}
            >
              <ChevronIcon />
            </LineButton>
          )}
          {close}
        </span>
      </div>
      <div className={open ? styles.sentences : common.unseen}>
        {more.map((sentence) => (
          <p key={sentence} className={common.line}>
            <bdi>{sentence}</bdi>
          </p>
        ))}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      {children !== undefined && (
        <div className={styles.opened} hidden={!open}>
          {children}
        </div>
      )}
    </div>
  );
};
