import { readReference } from './readPayload';
import { lookupTable, type Table, type TableRow } from './tables';

/** The people of an activity as rows of `activityparty`: each lookup with the annotation of its table. */
export function partiesOf(table: Table, row: TableRow): readonly TableRow[] {
  const written = table.parties && row[table.parties.property];
  return (Array.isArray(written) ? (written as readonly unknown[]) : []).flatMap((party) => {
    const fields = new Map<string, unknown>(typeof party === 'object' && party !== null ? Object.entries(party) : []);
    const reference = readReference([...fields].find(([name]) => name.endsWith('@odata.bind'))?.[1]);
    if (reference === undefined) return [];
    return [
      {
        _partyid_value: reference.id,
        [`_partyid_value${lookupTable}`]: reference.table.logicalName,
        _activityid_value: row[table.idColumn],
        participationtypemask: fields.get('participationtypemask'),
      },
    ];
  });
}
