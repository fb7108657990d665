import * as React from 'react';
import { escapeLike, quoted, webApiClient, type Row } from '../webApiClient';
import { RowTable } from './EntityList';
import type { WorkspaceApp } from './workspaceApp';

interface SearchPageProps {
  readonly app: WorkspaceApp;
  readonly text: string;
}

const searched: Readonly<Record<string, readonly string[]>> = {
  contact: ['fullname', 'emailaddress1', 'telephone1', 'telephone2', 'mobilephone'],
  account: ['name', 'accountnumber', 'telephone1', 'telephone2'],
  incident: ['title', 'ticketnumber'],
};

/** The search page: one group of results for each table. */
export function SearchPage({ app, text }: SearchPageProps): React.ReactElement {
  const [typed, setTyped] = React.useState(text);
  const [asked, setAsked] = React.useState(text);
  const [found, setFound] = React.useState<Readonly<Record<string, readonly Row[]>> | undefined>(undefined);
  React.useEffect(() => {
    let current = true;
    void search(asked).then((result) => current && setFound(result));
    return () => {
      current = false;
    };
  }, [asked]);
  const groups = Object.entries(found ?? {}).filter(([, rows]) => rows.length > 0);
  return (
    <section className="card" data-testid="search-page">
      <h1>Search</h1>
      <form
        className="search-form"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(typed);
        }}
      >
        <input aria-label="Search for" value={typed} onChange={(event) => setTyped(event.target.value)} />
        <button type="submit" className="primary">
          Search
        </button>
      </form>
      {found && groups.length === 0 && asked.trim() !== '' && <p className="note">Nothing was found for this text.</p>}
      {groups.map(([entityName, rows]) => (
        <RowTable key={entityName} app={app} entityName={entityName} rows={rows} />
      ))}
    </section>
  );
}

async function search(text: string): Promise<Readonly<Record<string, readonly Row[]>>> {
  const clean = text.trim();
  if (clean === '') return {};
  const results = Object.entries(searched).map(async ([entityName, columns]) => {
    const filter = columns.map((column) => `contains(${column},${quoted(escapeLike(clean))})`).join(' or ');
    const rows = await webApiClient.list(entityName, `$filter=${encodeURIComponent(filter)}`).catch(() => []);
    return [entityName, rows] as const;
  });
  return Object.fromEntries(await Promise.all(results));
}
