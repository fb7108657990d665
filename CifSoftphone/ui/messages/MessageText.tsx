import * as React from 'react';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';
import type { ChatTexts } from './chatStringKeys';
import { textParts } from './textParts';

const maxLines = 20;
const maxLength = 1_600;

const styles = lazyClasses({
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  link: { color: tokens.colorBrandForeground2 },
  more: {
    display: 'block',
    padding: '4px 0',
    border: 'none',
    background: 'none',
    font: 'inherit',
    fontWeight: 600,
    color: tokens.colorBrandForeground2,
    textDecoration: 'underline',
    cursor: 'pointer',
  },
});

/** The words of a message: text alone, whatever is in it; a very long one begins with its start. */
export const MessageText: React.FC<{ readonly text: string; readonly texts: ChatTexts }> = ({ text, texts }) => {
  const [whole, setWhole] = React.useState(false);
  const cut = whole ? text : start(text);
  return (
    <div className={styles.text} dir="auto">
      {textParts(cut).map((part, at) =>
        part.href === undefined ? (
          <React.Fragment key={at}>{part.text}</React.Fragment>
        ) : (
          <React.Fragment key={at}>
            <a
              className={styles.link}
              href={part.href}
              target="_blank"
              rel="noopener noreferrer"
              referrerPolicy="no-referrer"
            >
              {part.text}
            </a>
            {part.host !== undefined && ` (${part.host})`}
          </React.Fragment>
        ),
      )}
      {cut !== text && (
        <>
          {' …'}
          <button type="button" className={styles.more} onClick={() => setWhole(true)}>
            {texts('Chat_ShowAll')}
          </button>
        </>
      )}
    </div>
  );
};

function start(text: string): string {
  const lines = text.split('\n').slice(0, maxLines).join('\n');
  return lines.length > maxLength ? lines.slice(0, maxLength) : lines;
}
