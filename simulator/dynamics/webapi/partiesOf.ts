import type { RowStore } from './rowStore';
import { partiesProperty, tableOfSet, type TableRow } from './tables';

/** The people of a phone call as `$expand` shows them: the lookup with its annotations. */
export function partiesOf(store: RowStore, phoneCall: TableRow): readonly TableRow[] {
  const written = phoneCall[partiesProperty];
  return (Array.isArray(written) ? (written as readonly unknown[]) : []).flatMap((party) => {
    const fields = new Map<string, unknown>(typeof party === 'object' && party !== null ? Object.entries(party) : []);
    const bound = [...fields].find(([name]) => name.endsWith('@odata.bind'))?.[1];
    const [, set = '', id = ''] = /^\/?(\w+)\(([^)]+)\)$/.exec(String(bound)) ?? [];
    const table = tableOfSet(set);
    if (table === undefined) return [];
    return [
      {
        _partyid_value: id,
        '_partyid_value@Microsoft.Dynamics.CRM.lookuplogicalname': table.logicalName,
        '_partyid_value@OData.Community.Display.V1.FormattedValue': store.find(table, id)?.[table.nameColumn] ?? null,
        participationtypemask: fields.get('participationtypemask'),
      },
    ];
  });
}
