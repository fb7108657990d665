import * as React from 'react';
import { TextField } from '@fluentui/react';
import { cleanLine } from '../../../protocol/cleanText';
import { mayReply, usualReply } from '../../../protocol/replies';
import { isDecided } from '../../core/calls/callPhase';
import { SmallButton } from '../parts/buttons';
import type { ReplyTextProps } from '../parts/laterParts';
import { useSoftphone } from '../parts/useSoftphone';
import { column, common, list, seenFocus } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { ownDirection } from '../theme/ownDirection';
import { tokens } from '../theme/tokens';

const styles = lazyClasses({
  texts: { ...list, ...column(4) },
  text: {
    width: '100%',
    minHeight: 36,
    padding: '6px 12px',
    boxSizing: 'border-box',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: 4,
    background: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    fontSize: 14,
    textAlign: 'start',
    overflowWrap: 'anywhere',
    cursor: 'pointer',
    selectors: {
      ...seenFocus,
      ':hover': { background: tokens.colorNeutralBackground3Hover },
      '&[aria-disabled=true]': {
        cursor: 'default',
        color: tokens.colorNeutralForegroundDisabled,
        background: tokens.colorNeutralBackgroundDisabled,
      },
    },
  },
});

/**
 * Rejects a ring with a text to the caller: one of the telephony system's by one press, or the agent's own. When that
 * comes to nothing it rings on, and what was written is still there.
 */
export const ReplyText: React.FC<ReplyTextProps> = ({ call, typed }) => {
  const { place, texts } = useSoftphone();
  const [text, setText] = React.useState(typed.current);
  const form = React.useRef<HTMLFormElement>(null);
  React.useEffect(() => form.current?.querySelector<HTMLElement>('button,textarea')?.focus(), []);
  const { reply = usualReply } = call;
  const decided = isDecided(call);
  const own = cleanLine(text).trim();
  const rests = decided || !mayReply(own, reply);
  const send = (what: string): void => {
    if (!decided && mayReply(what, reply)) place.command(call.key, { command: 'reply-text', text: what });
  };
  const name = texts('Command_reply-text');
  return (
    <form
      ref={form}
      className={common.section}
      aria-label={name}
      data-testid="reply"
      onSubmit={(event) => {
        event.preventDefault();
        send(own);
      }}
      // Held down since the form was opened, it must send nothing.
      onKeyDown={(event) => (event.repeat && event.key === 'Enter' ? event.preventDefault() : undefined)}
    >
      <p className={common.strong}>{name}</p>
      {reply.texts.length > 0 && (
        <ul className={styles.texts}>
          {reply.texts.map((one) => (
            <li key={one}>
              <button
                type="button"
                className={styles.text}
                dir="auto"
                aria-disabled={decided}
                onClick={() => send(one)}
              >
                {one}
              </button>
            </li>
          ))}
        </ul>
      )}
      {reply.ownLength > 0 && (
        <>
          <TextField
            label={texts('Reply_Own')}
            multiline
            autoAdjustHeight
            resizable={false}
            rows={2}
            styles={ownDirection}
            value={text}
            // Nothing is cut off: it is said, and waits to be shortened.
            errorMessage={own.length > reply.ownLength ? `${own.length} / ${reply.ownLength}` : ''}
            onKeyDown={(event) => {
              // Enter of a keyboard that still asks which signs are meant is not ours.
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
              event.preventDefault();
              if (!event.repeat) send(own);
            }}
            onChange={(_event, next = '') => {
              typed.current = next;
              setText(next);
            }}
          />
          <div>
            <SmallButton type="submit" text={texts('Reply_Send')} disabled={rests} allowDisabledFocus />
          </div>
        </>
      )}
    </form>
  );
};
