import type { ChannelProvider } from '../solution/organisation';
import type { RowStore } from './rowStore';
import { tableOfName } from './tables';

const rowId = 'c1000000-0000-4000-8000-000000000001';

/** The provider of the CIF v1 app, as `docs/import.md` tells an admin to make it by hand: no solution can bring it. */
export function seedCiProvider(store: RowStore): void {
  store.seed('msdyn_ciprovider', rowId, {
    msdyn_name: 'CIF Softphone',
    msdyn_label: 'CIF Softphone',
    msdyn_landingurl: 'https://org.example.com/WebResources/cti_/softphone/panel.html',
    msdyn_clicktoact: true,
    msdyn_sortorder: 0,
    // 0 means "1.0".
    msdyn_ciproviderapiversion: 0,
    msdyn_trusteddomain: null,
    msdyn_appselector: 'Customer Service Hub',
    msdyn_roleselector: 'Customer Service Representative',
    msdyn_customparams: null,
  });
}

/** The provider that a single-session app shows: the active one that comes first. */
export function readCiProvider(store: RowStore): ChannelProvider | undefined {
  const table = tableOfName('msdyn_ciprovider');
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const [first] = (table ? [...store.all(table)] : [])
    .filter((row) => row['statecode'] === 0)
    .sort((a, b) => Number(a['msdyn_sortorder']) - Number(b['msdyn_sortorder']));
  if (first === undefined) return undefined;
  const customParams = text(first['msdyn_customparams']);
  return {
    uniqueName: text(first['msdyn_name']),
    label: text(first['msdyn_label']),
    channelUrl: text(first['msdyn_landingurl']),
    clickToAct: first['msdyn_clicktoact'] === true,
    sortOrder: Number(first['msdyn_sortorder'] ?? 0),
    customParams: customParams === '' ? undefined : customParams,
  };
}
