import * as React from 'react';
import type { PageSpec } from '../model/pageSpec';
import { idColumnOf, webApiClient, type Row } from '../webApiClient';
import { BoundField } from './BoundField';
import { raiseFormLoad, runSoftphoneCommand } from './formEvents';
import { forms, type FormField } from './forms';
import { withBindings } from './lookupDefaults';
import { Icon } from './Icon';
import type { FieldOptions } from './pageOptions';
import { raiseClickToAct } from './raiseClickToAct';
import type { WorkspaceApp } from './workspaceApp';

interface RecordFormProps {
  readonly app: WorkspaceApp;
  readonly field: FieldOptions;
  readonly page: Extract<PageSpec, { kind: 'record' }>;
  readonly tabId: string;
}

/** The form of one record: reads it, lets the agent change it, writes only what was changed. */
export function RecordForm({ app, field, page, tabId }: RecordFormProps): React.ReactElement {
  const { entityName, entityId } = page;
  const form = forms[entityName];
  const [row, setRow] = React.useState<Row | undefined>(entityId === undefined ? page.defaults : undefined);
  const [changes, setChanges] = React.useState<Row>(
    app.drafts.get(tabId) ?? (entityId === undefined ? page.defaults : {}),
  );
  const [note, setNote] = React.useState<string | undefined>(undefined);
  const say = (error: unknown): void => setNote(error instanceof Error ? error.message : 'It did not work.');
  React.useEffect(() => {
    let current = true;
    if (entityId !== undefined) {
      webApiClient.retrieve(entityName, entityId).then(
        (found) => current && setRow(found),
        (error: unknown) => current && say(error),
      );
    }
    return () => {
      current = false;
    };
  }, [entityName, entityId]);
  React.useEffect(() => {
    app.drafts.set(tabId, changes);
  }, [app, tabId, changes]);
  const hasPanes = app.sidePanes !== undefined;
  const paneSettings = app.options.customParams ?? '';
  React.useEffect(() => void (hasPanes && raiseFormLoad(paneSettings)), [hasPanes, paneSettings]);

  if (!form) return <p className="note">The simulator has no form for {entityName}.</p>;
  if (!row) return <p className={note === undefined ? 'note' : 'trouble'}>{note ?? 'Loading…'}</p>;
  const isBound = (one: FormField): boolean => one.control === true && app.facts.control !== undefined;
  const dirty = Object.keys(changes).length > 0;
  const save = async (): Promise<void> => {
    try {
      if (entityId === undefined)
        app.created(tabId, entityName, await webApiClient.create(entityName, withBindings(changes)));
      else {
        await webApiClient.update(entityName, entityId, changes);
        setRow({ ...row, ...changes });
        setChanges({});
      }
      setNote('Saved');
    } catch (error) {
      say(error);
    }
  };
  const valueOf = (column: string): string | null => {
    const value = column in changes ? changes[column] : row[column];
    return value === null || value === undefined ? null : String(value);
  };
  const change = (column: string, value: string | null): void => {
    setNote(undefined);
    setChanges((before) => ({ ...before, [column]: value }));
  };
  const ordinary = (one: FormField): React.ReactElement => {
    const id = `${tabId}-${one.column}`;
    const lookupName = row[`${one.column}@Microsoft.Dynamics.CRM.lookuplogicalname`];
    const lookupId = valueOf(one.column);
    return (
      <div className="form-field" key={one.column}>
        <label htmlFor={id}>{one.label}</label>
        {one.lookup ? (
          <button
            type="button"
            id={id}
            className="link"
            disabled={lookupId === null}
            onClick={() => lookupId !== null && app.openRecord(String(lookupName), lookupId)}
          >
            {lookupId === null ? '---' : <LookupName entityName={String(lookupName)} id={lookupId} />}
          </button>
        ) : (
          <input
            id={id}
            value={valueOf(one.column) ?? ''}
            placeholder="---"
            onChange={(event) => change(one.column, event.target.value || null)}
          />
        )}
        {one.phone && valueOf(one.column) !== null && (
          <button
            type="button"
            aria-label={`Call ${one.label}`}
            onClick={() => raiseClickToAct(valueOf(one.column) ?? '', one.column, { entityName, entityId })}
          >
            <Icon name="phone" />
          </button>
        )}
      </div>
    );
  };
  return (
    <section className="record" data-testid="record-form" data-entity={entityName} data-id={entityId ?? ''}>
      <div className="command-bar" role="toolbar" aria-label="Commands">
        <button type="button" onClick={() => void save()} disabled={!dirty}>
          <Icon name="save" /> Save
        </button>
        {hasPanes && (
          <button type="button" onClick={() => void runSoftphoneCommand(paneSettings)}>
            <Icon name="phone" /> Softphone
          </button>
        )}
        <span className="note" role="status">
          {note ?? (dirty ? 'Unsaved changes' : '')}
        </span>
      </div>
      <div className="card record-head">
        <h1>{valueOf(form.nameColumn) ?? `New ${form.label}`}</h1>
        <span>{form.label}</span>
      </div>
      <div className="record-body">
        <div className="card fields">{form.fields.filter((one) => !isBound(one)).map(ordinary)}</div>
        {form.fields.filter(isBound).map((one) => (
          <div className="card" key={one.column}>
            <BoundField
              app={app}
              field={field}
              formField={one}
              value={valueOf(one.column)}
              record={{ entityName, entityId }}
              onChange={(value) => change(one.column, value)}
            />
          </div>
        ))}
      </div>
    </section>
  );
}

function LookupName({ entityName, id }: { readonly entityName: string; readonly id: string }): React.ReactElement {
  const [name, setName] = React.useState('…');
  React.useEffect(() => {
    let current = true;
    const column = forms[entityName]?.nameColumn ?? idColumnOf(entityName);
    webApiClient.retrieve(entityName, id, `?$select=${column}`).then(
      (row) => current && setName(String(row[column])),
      () => current && setName(id),
    );
    return () => {
      current = false;
    };
  }, [entityName, id]);
  return <>{name}</>;
}
