import * as React from 'react';
import { idColumnOf, webApiClient, type Row } from '../webApiClient';
import { forms } from './forms';
import type { WorkspaceApp } from './workspaceApp';

interface EntityListProps {
  readonly app: WorkspaceApp;
  readonly entityName: string;
}

/** A table's rows; the home page is the list of contacts, from which accounts and cases are one click away. */
export function EntityList({ app, entityName }: EntityListProps): React.ReactElement {
  const [shown, setShown] = React.useState(entityName);
  const [rows, setRows] = React.useState<readonly Row[] | undefined>(undefined);
  const [trouble, setTrouble] = React.useState<string | undefined>(undefined);
  const form = forms[shown];
  React.useEffect(() => {
    let current = true;
    setRows(undefined);
    webApiClient.list(shown, `$orderby=${forms[shown]?.nameColumn ?? 'createdon'}`).then(
      (found) => current && setRows(found),
      (error: unknown) => current && setTrouble(error instanceof Error ? error.message : 'The list could not be read.'),
    );
    return () => {
      current = false;
    };
  }, [shown]);
  return (
    <section className="card">
      <div className="list-head">
        <h1>{form?.pluralLabel ?? shown}</h1>
        <span className="switch">
          {Object.entries(forms).map(([name, { pluralLabel }]) => (
            <button key={name} type="button" aria-pressed={name === shown} onClick={() => setShown(name)}>
              {pluralLabel}
            </button>
          ))}
        </span>
      </div>
      {trouble !== undefined && (
        <p role="alert" className="trouble">
          {trouble}
        </p>
      )}
      {!rows && trouble === undefined && <p className="note">Loading…</p>}
      {rows && form && <RowTable app={app} entityName={shown} rows={rows} />}
    </section>
  );
}

export function RowTable(props: EntityListProps & { readonly rows: readonly Row[] }): React.ReactElement | null {
  const { app, entityName, rows } = props;
  const form = forms[entityName];
  if (!form) return null;
  return (
    <table className="grid">
      <thead>
        <tr>
          {form.listColumns.map((column) => (
            <th key={column.column} scope="col">
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const id = String(row[idColumnOf(entityName)]);
          return (
            <tr key={id}>
              {form.listColumns.map(({ column }, index) => (
                <td key={column}>
                  {index === 0 ? (
                    <button type="button" className="link" onClick={() => app.openRecord(entityName, id)}>
                      {String(row[column] ?? '')}
                    </button>
                  ) : (
                    String(row[column] ?? '')
                  )}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
