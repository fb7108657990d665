import * as React from 'react';
import type { CallView } from '../../core/calls/callView';
import type { SearchedTable, TablesReader } from '../../core/customer/searchedTable';
import { isUsualTable, toSettings } from '../../core/settings/softphoneSettings';
import type { StringKey } from '../../words/stringKeys';
import { fill, type Texts } from '../../words/texts';
import type { SearchedForProps } from '../parts/laterParts';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { useSearchedTables } from './useSearchedTables';

const classes = lazyClasses({
  summary: { cursor: 'pointer' },
  tables: { margin: 0, paddingInlineStart: 16, overflowWrap: 'anywhere' },
});

const closedKeys: Readonly<Record<NonNullable<SearchedTable['closed']>, StringKey>> = {
  missing: 'Searched_Missing',
  forbidden: 'Searched_Forbidden',
  unread: 'Searched_NoAnswer',
};

/** How the caller was looked for: how the number was read, and with which columns it was compared. */
export const searchedFor = (tables: TablesReader): React.FC<SearchedForProps> =>
  function SearchedFor({ call, open: isLookedFor }) {
    const { view, texts } = useSoftphone();
    const [open, setOpen] = React.useState(false);
    // The line looks for callers by its own settings, not by those of a control on a form.
    const { search } = toSettings(view.given);
    const { customer } = call;
    const one = customer?.outcome === 'one' ? customer : undefined;
    const table = one?.customer.entityName;
    const isOwn = table !== undefined && !isUsualTable(table);
    const described = useSearchedTables(search, isOwn ? tables.describe : undefined);
    const tried = useSearchedTables(search, open && isLookedFor ? tables.tryOut : undefined);
    const own = described?.find((known) => known.table === table);
    // Whom somebody named was not looked for.
    const wasSearched = call.number !== undefined && (one === undefined || one.customer.column !== undefined);
    return (
      <>
        {own?.isUnlinkable === true && (
          <p className={common.fact} data-testid="unlinkable">
            {fill(texts('Searched_NotLinked'), { table: isolated(own.label ?? own.table) })}
          </p>
        )}
        {isLookedFor && wasSearched && (
          <details
            className={common.subtle}
            data-testid="searched-for"
            onToggle={({ currentTarget }) => setOpen((currentTarget as HTMLDetailsElement).open)}
          >
            <summary className={classes.summary}>{texts('Searched_How')}</summary>
            {open && (
              <div role="status">
                <p className={common.line}>{readWords(call, texts)}</p>
                {tried === undefined ? (
                  texts('Later_Loading')
                ) : (
                  <ul className={classes.tables}>
                    {tried.map((known) => (
                      <li key={known.table}>{tableWords(known, texts)}</li>
                    ))}
                  </ul>
                )}
              </div>
            )}
          </details>
        )}
      </>
    );
  };

/** Strange words keep their direction to themselves. */
const isolated = (text: string): string => `\u2068${text}\u2069`;

function readWords({ numberKind, e164, number = '' }: CallView, texts: Texts): string {
  if (numberKind === 'internal') return texts('Searched_Internal');
  if (numberKind === 'sip') return texts('Searched_Mail');
  return fill(texts('Searched_ReadAs'), { number: `\u2066${e164 ?? number}\u2069` });
}

function tableWords({ table, label, columns, unusable, closed }: SearchedTable, texts: Texts): string {
  const name = isolated(label ?? (isUsualTable(table) ? texts(`Table_${table}`) : table));
  const list = (all: readonly string[]): string => all.map(isolated).join(', ');
  if (closed !== undefined) return `${name}: ${texts(closedKeys[closed])}`;
  const left = unusable.length === 0 ? [] : [fill(texts('Searched_Unusable'), { columns: list(unusable) })];
  return [`${name}: ${list(columns)}`, ...left].join('. ');
}
