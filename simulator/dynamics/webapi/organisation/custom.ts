import { id, lookup, ownedColumns, text } from './columnRule';
import { activeOrNot, type TableDescription } from './tableDescription';

/** Tables that a maker of this organisation made: what a phone call can be about, what it cannot, what agents have no right to (`ownRole.ts`). */
export const custom: readonly TableDescription[] = [
  {
    logicalName: 'contoso_device',
    entitySet: 'contoso_devices',
    idColumn: 'contoso_deviceid',
    nameColumn: 'contoso_name',
    label: 'Device',
    columnLabels: {
      contoso_name: 'Name',
      contoso_serial: 'Serial number',
      contoso_phone: 'SIM card',
      contoso_note: 'Note',
      _contoso_keeper_value: 'Keeper',
    },
    columns: {
      ...ownedColumns,
      contoso_deviceid: id,
      contoso_name: text(850),
      contoso_serial: text(100),
      contoso_phone: text(50),
      contoso_note: text(2000),
      _contoso_keeper_value: lookup({ contoso_Keeper: 'contact' }),
    },
    states: activeOrNot,
  },
  {
    logicalName: 'contoso_site',
    entitySet: 'contoso_sites',
    idColumn: 'contoso_siteid',
    nameColumn: 'contoso_name',
    label: 'Site',
    columnLabels: { contoso_name: 'Name', contoso_gate: 'Gate' },
    columns: { ...ownedColumns, contoso_siteid: id, contoso_name: text(850), contoso_gate: text(50) },
    states: activeOrNot,
  },
  {
    logicalName: 'contoso_vault',
    entitySet: 'contoso_vaults',
    idColumn: 'contoso_vaultid',
    nameColumn: 'contoso_name',
    label: 'Vault',
    columns: { ...ownedColumns, contoso_vaultid: id, contoso_name: text(850), contoso_phone: text(50) },
    states: activeOrNot,
  },
];
