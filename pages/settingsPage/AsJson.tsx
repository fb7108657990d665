import * as React from 'react';
import type { Fields } from '../../protocol/fields';
import { CopyBlock } from '../parts/CopyBlock';
import { readText, whatCounts, type Draft, type Scope } from '../settingsForm/draft';
import type { SettingsKey } from '../words/settingsKeys';
import type { Say } from '../words/say';

export interface AsJsonProps {
  readonly say: Say<SettingsKey>;
  readonly draft: Draft;
  readonly scope: Scope;
  readonly organisation: string;
  /** What is stored and is no JSON: to be mended by hand. */
  readonly broken: string;
  readonly onFields: (fields: Fields) => void;
}

const fileName = 'cif-softphone-settings.json';

/** The text that is stored, to take away or to bring, by the clipboard or as a file; and what counts with it. */
export function AsJson({ say, draft, scope, organisation, broken, onFields }: AsJsonProps): JSX.Element {
  const [pasted, setPasted] = React.useState(broken);
  const [isBad, setIsBad] = React.useState(false);
  const take = (text: string): void => {
    const read = readText(text);
    setIsBad(read === undefined);
    // What cannot be read is shown, so that it can be mended.
    setPasted(read === undefined ? text : '');
    if (read !== undefined) onFields(read);
  };
  const chosen = ({ target }: React.ChangeEvent<HTMLInputElement>): void => {
    const [file] = target.files ?? [];
    file?.text().then(take, () => setIsBad(true));
    // The same file again, after it was mended, is a choice, too.
    target.value = '';
  };
  const words = { copy: say('json_copy'), copied: say('json_copied'), refused: say('json_copyRefused') };
  const text = draft.text === '' ? '{}' : draft.text;
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">{say('json_title')}</h2>
      <CopyBlock text={text} words={words} />
      <div className="bar">
        <button type="button" onClick={() => download(text)}>
          {say('json_download')}
        </button>
      </div>
      <div className="setting">
        <span id="bring">{say('json_bring')}</span>
        <textarea
          aria-labelledby="bring"
          dir="ltr"
          rows={3}
          value={pasted}
          onChange={({ target }) => setPasted(target.value)}
        />
        <button type="button" onClick={() => take(pasted)} disabled={pasted.trim() === ''}>
          {say('json_take')}
        </button>
        <label className="file">
          {say('json_file')}
          <input type="file" accept=".json,application/json" onChange={chosen} />
        </label>
        {isBad && (
          <p role="alert" className="failed">
            {say('note_noJson')}
          </p>
        )}
      </div>
      <details>
        <summary>{say('json_counts')}</summary>
        <pre dir="ltr" tabIndex={0} data-testid="counts">
          {JSON.stringify(whatCounts(draft.fields, organisation, scope), undefined, 2)}
        </pre>
      </details>
    </section>
  );
}

function download(text: string): void {
  const href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = href;
  link.download = fileName;
  link.click();
  // After the browser has begun with it.
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
