import type { SolutionCheck } from './solutionCheck';
import { tableColumns } from './tableColumns';

/** Rows of the platform's own products that ours may point at. */
const platformRows: readonly string[] = ['msdyn_CIFV2Loader', 'pp_loader'];

const tableOfAttribute: Readonly<Record<string, string>> = {
  msdyn_appconfigurationid: 'msdyn_appconfiguration',
  msdyn_channelproviderid: 'msdyn_channelprovider',
  msdyn_sessiontemplateid: 'msdyn_sessiontemplate',
  msdyn_applicationtabtemplateid: 'msdyn_applicationtabtemplate',
  msdyn_notificationfieldid: 'msdyn_notificationfield',
  msdyn_notificationtemplateid: 'msdyn_notificationtemplate',
  msdyn_applicationextensionid: 'msdyn_applicationextension',
};

/** A key that the organisation cannot resolve stops the import with "the dependent component does not exist". */
export const checkReferences: SolutionCheck = ({ rows, links }) => {
  const has = (table: string, key: string): boolean =>
    platformRows.includes(key) || rows.some((row) => row.table === table && row.key === key);
  const lookups = rows.flatMap((row) =>
    row.columns
      .filter(({ kind }) => kind === 'lookup')
      .map(({ name, value }) => ({ from: row.path, table: tableColumns[row.table]?.[name]?.table ?? '', key: value })),
  );
  const ends = links.flatMap((link) =>
    link.ends.map(({ attribute, key }) => ({ from: link.set, table: tableOfAttribute[attribute] ?? attribute, key })),
  );
  return [...lookups, ...ends]
    .filter(({ table, key }) => !has(table, key))
    .map(
      ({ from, table, key }) => `${from} points at the ${table} "${key}", which is neither in the package nor known.`,
    );
};
