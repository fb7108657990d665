import * as React from 'react';
import { copyText } from './copyText';

export interface CopyWords {
  readonly copy: string;
  readonly copied: string;
  readonly refused: string;
}

/** A command, or lines, that are pasted elsewhere. */
export function CopyBlock({ text, words }: { readonly text: string; readonly words: CopyWords }): JSX.Element {
  const [outcome, setOutcome] = React.useState('');
  const copy = (): void => {
    void copyText(text).then((ok) => setOutcome(ok ? words.copied : words.refused));
  };
  return (
    <div className="copy">
      {/* Commands are written from the left in every language. */}
      <pre dir="ltr" tabIndex={0}>
        <code>{text}</code>
      </pre>
      <button type="button" className="quiet" onClick={copy}>
        {words.copy}
      </button>
      <span role="status" className="hint">
        {outcome}
      </span>
    </div>
  );
}
