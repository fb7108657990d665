import * as React from 'react';
import { mostBeside, toDraft, type Draft, type Scope } from '../settingsForm/draft';
import { onlyKnown } from '../settingsForm/change';
import { settingsFields } from '../settingsForm/fields';
import type { SettingsPlace, StoredSettings } from '../settingsForm/storedSettings';
import type { SettingsKey } from '../words/settingsKeys';
import type { Say } from '../words/say';
import { AsJson } from './AsJson';
import { FieldViews } from './FieldView';
import { useStored, type Kept } from './useStored';

export interface SettingsPageProps {
  readonly say: Say<SettingsKey>;
  readonly stored: StoredSettings;
  /** The organisation first. */
  readonly places: readonly SettingsPlace[];
}

export function SettingsPage({ say, stored: source, places }: SettingsPageProps): JSX.Element | null {
  const [organisationPlace] = places;
  const [place, setPlace] = React.useState(organisationPlace);
  return organisationPlace && place ? (
    <main>
      <h1>{say('page_title')}</h1>
      <p>{say('page_intro')}</p>
      <div className="fields">
        <label>
          <span>{say('scope_label')}</span>
          <select
            value={place.key}
            onChange={({ target }) => setPlace(places.find(({ key }) => key === target.value) ?? place)}
          >
            {places.map(({ key, scope, name }) => (
              <option key={key} value={key}>
                {name === undefined ? say(`scope_${scope}`) : say('scope_provider', { name })}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p>{say(`about_${place.scope}`)}</p>
      <Settings say={say} source={source} place={place} organisationPlace={organisationPlace} />
    </main>
  ) : null;
}

interface SettingsProps {
  readonly say: Say<SettingsKey>;
  readonly source: StoredSettings;
  readonly place: SettingsPlace;
  readonly organisationPlace: SettingsPlace;
}

function Settings({ say, source, place, organisationPlace }: SettingsProps): JSX.Element {
  const { kept, organisation, save, readAgain, change } = useStored(source, place, organisationPlace);
  const { scope } = place;
  const draft = toDraft(kept.fields, scope);
  // What was not read is not written over.
  const isThere = kept.stored !== undefined;
  return (
    <>
      {isThere && <Standing draft={draft} scope={scope} say={say} onDrop={change} />}
      <SaveBar {...{ say, kept, draft, scope, readAgain }} onSave={() => void save(draft.text, kept.stored ?? '')} />
      {isThere && (
        <>
          <div className="form">
            <FieldViews
              fields={settingsFields}
              values={kept.fields}
              onChange={change}
              say={say}
              faulty={draft.faults.map(({ path }) => path)}
              above=""
            />
          </div>
          <AsJson
            key={place.key}
            {...{ say, draft, scope, organisation }}
            broken={kept.note?.key === 'note_noJson' ? (kept.stored ?? '') : ''}
            onFields={change}
          />
        </>
      )}
    </>
  );
}

interface SaveBarProps {
  readonly say: Say<SettingsKey>;
  readonly kept: Kept;
  readonly draft: Draft;
  readonly scope: Scope;
  readonly onSave: () => void;
  readonly readAgain: () => void;
}

const readAgainAfter: readonly (SettingsKey | undefined)[] = ['note_failed', 'note_changed', 'note_noProvider'];

function SaveBar({ say, kept, draft, scope, onSave, readAgain }: SaveBarProps): JSX.Element {
  const { stored, isSaving, note } = kept;
  const isReady = stored !== undefined && !isSaving && draft.faults.length === 0 && !draft.isTooLong;
  return (
    <div className="bar sticky">
      {scope !== 'control' && (
        <button type="button" className="primary" onClick={onSave} disabled={!isReady}>
          {say('page_save')}
        </button>
      )}
      {readAgainAfter.includes(note?.key) && (
        <button type="button" onClick={readAgain}>
          {say('page_again')}
        </button>
      )}
      <p role="status" data-testid="note">
        {note === undefined ? '' : say(note.key, { reason: note.reason ?? '' })}
      </p>
    </div>
  );
}

interface StandingProps {
  readonly draft: Draft;
  readonly scope: Scope;
  readonly say: Say<SettingsKey>;
  readonly onDrop: (fields: Draft['fields']) => void;
}

/** Whether it may be stored so, and how long it is. */
function Standing({ draft, scope, say, onDrop }: StandingProps): JSX.Element {
  const count = String(draft.text.length);
  const faults = draft.faults.map(({ path }) => path).join(', ');
  const isForAll = scope === 'organisation';
  return (
    <>
      <p data-testid="count">
        {say(isForAll ? 'count_organisation' : 'count_beside', { count, most: String(mostBeside) })}
      </p>
      {draft.isTooLong && (
        <p role="alert" className="failed">
          {say(isForAll ? 'fault_tooLongForAll' : 'fault_tooLong')}
        </p>
      )}
      {faults !== '' && (
        <p role="alert" className="failed">
          {say('fault_paths', { paths: faults })}
        </p>
      )}
      {draft.faults.some(({ kind }) => kind === 'unknown-name') && (
        <button type="button" onClick={() => onDrop(onlyKnown(draft.fields, settingsFields))}>
          {say('page_dropUnknown')}
        </button>
      )}
    </>
  );
}
