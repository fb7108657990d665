import * as React from 'react';
import type { Fields } from '../../protocol/fields';
import { reasonOf } from '../dynamics/reasonOf';
import { CopyBlock } from '../parts/CopyBlock';
import { mostBeside, readText, scopes, toDraft, whatCounts, type Draft, type Scope } from '../settingsForm/draft';
import { settingsFields } from '../settingsForm/fields';
import type { SettingsKey } from '../words/settingsKeys';
import type { Say } from '../words/say';
import { FieldViews } from './FieldView';

export interface SettingsPageProps {
  readonly say: Say<SettingsKey>;
  /** What is stored for it; empty for a control, which only its form knows. */
  readonly load: (scope: Scope) => Promise<string>;
  readonly save: (scope: Scope, text: string) => Promise<void>;
}

type Note = { readonly key: SettingsKey; readonly reason?: string };

/** What is stored for a scope, what the admin has made of it, and how saving went. */
function useStored({ load, save }: Pick<SettingsPageProps, 'load' | 'save'>, scope: Scope) {
  const [fields, setFields] = React.useState<Fields>({});
  const [organisation, setOrganisation] = React.useState('');
  const [note, setNote] = React.useState<Note>();
  React.useEffect(() => {
    let isWanted = true;
    setNote({ key: 'note_loading' });
    Promise.all([load(scope), load('organisation')]).then(
      ([text, shared]) => {
        if (!isWanted) return;
        const read = readText(text);
        setFields(read ?? {});
        setOrganisation(shared);
        setNote(read === undefined ? { key: 'note_noJson' } : undefined);
      },
      (error: unknown) => isWanted && setNote({ key: 'note_failed', reason: reasonOf(error) }),
    );
    return () => {
      isWanted = false;
    };
  }, [scope, load]);
  const store = (text: string): void => {
    setNote({ key: 'note_saving' });
    save(scope, text).then(
      () => {
        setNote({ key: 'note_saved' });
        if (scope === 'organisation') setOrganisation(text);
      },
      (error: unknown) => setNote({ key: 'note_failed', reason: reasonOf(error) }),
    );
  };
  const change = (next: Fields): void => {
    setFields(next);
    setNote(undefined);
  };
  return { fields, organisation, note, store, change };
}

export function SettingsPage({ say, load, save }: SettingsPageProps): JSX.Element {
  const [scope, setScope] = React.useState<Scope>('organisation');
  const { fields, organisation, note, store, change } = useStored({ load, save }, scope);
  const draft = toDraft(fields, scope);
  const isStored = note?.key === 'note_saving' || note?.key === 'note_loading';
  return (
    <main>
      <h1>{say('page_title')}</h1>
      <p>{say('page_intro')}</p>
      <div className="fields">
        <label>
          <span>{say('scope_label')}</span>
          <select
            value={scope}
            onChange={({ target }) => setScope(scopes.find((one) => one === target.value) ?? scope)}
          >
            {scopes.map((one) => (
              <option key={one} value={one}>
                {say(`scope_${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p>{say(`about_${scope}`)}</p>
      <Standing draft={draft} scope={scope} say={say} />
      <div className="bar sticky">
        {scope !== 'control' && (
          <button
            type="button"
            className="primary"
            onClick={() => store(draft.text)}
            disabled={draft.faults.length > 0 || draft.isTooLong || isStored}
          >
            {say('page_save')}
          </button>
        )}
        <p role="status" data-testid="note">
          {note === undefined ? '' : say(note.key, { reason: note.reason ?? '' })}
        </p>
      </div>
      {/* What is typed before all is read would be lost. */}
      {note?.key !== 'note_loading' && (
        <div className="form">
          <FieldViews
            fields={settingsFields}
            values={fields}
            onChange={change}
            say={say}
            faulty={draft.faults.map(({ path }) => path.replace(/\[\d+\]/g, ''))}
            place="set"
          />
        </div>
      )}
      <Preview {...{ say, draft, scope, organisation }} onText={change} />
    </main>
  );
}

/** Whether it may be stored so, and how long it is. */
function Standing({ draft, scope, say }: { draft: Draft; scope: Scope; say: Say<SettingsKey> }): JSX.Element {
  const count = String(draft.text.length);
  const faults = draft.faults.map(({ path }) => path).join(', ');
  return (
    <>
      <p data-testid="count">
        {say(scope === 'organisation' ? 'count_organisation' : 'count_beside', { count, most: String(mostBeside) })}
      </p>
      {draft.isTooLong && (
        <p role="alert" className="failed">
          {say('fault_tooLong')}
        </p>
      )}
      {faults !== '' && (
        <p role="alert" className="failed">
          {say('fault_paths', { paths: faults })}
        </p>
      )}
    </>
  );
}

interface PreviewProps {
  readonly say: Say<SettingsKey>;
  readonly draft: Draft;
  readonly scope: Scope;
  readonly organisation: string;
  readonly onText: (fields: Fields) => void;
}

/** The text that is stored, to take away or to bring; and what counts with it. */
function Preview({ say, draft, scope, organisation, onText }: PreviewProps): JSX.Element {
  const [pasted, setPasted] = React.useState('');
  const [isBad, setIsBad] = React.useState(false);
  const take = (): void => {
    const read = readText(pasted);
    setIsBad(read === undefined);
    if (read === undefined) return;
    setPasted('');
    onText(read);
  };
  const words = { copy: say('json_copy'), copied: say('json_copied'), refused: say('json_copyRefused') };
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">{say('json_title')}</h2>
      <CopyBlock text={draft.text === '' ? '{}' : draft.text} words={words} />
      <div className="setting">
        <span id="bring">{say('json_bring')}</span>
        <textarea
          aria-labelledby="bring"
          dir="ltr"
          rows={3}
          value={pasted}
          onChange={({ target }) => setPasted(target.value)}
        />
        <button type="button" onClick={take} disabled={pasted.trim() === ''}>
          {say('json_take')}
        </button>
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
