import { choice, id, lookup, ownedColumns, text } from './columnRule';
import type { TableDescription } from './tableDescription';

const customer = 'You should specify a parent contact or account.';

/** Source: learn.microsoft.com/dynamics365/developer/reference/entities/incident; a case is resolved by CloseIncident only. */
export const incident: TableDescription = {
  logicalName: 'incident',
  entitySet: 'incidents',
  idColumn: 'incidentid',
  nameColumn: 'title',
  columns: {
    ...ownedColumns,
    incidentid: id,
    title: text(200),
    ticketnumber: text(100),
    description: text(2000),
    prioritycode: choice(1, 2, 3),
    caseorigincode: choice(1, 2, 3, 2483, 3986, 700_610_000),
    casetypecode: choice(1, 2, 3),
    _customerid_value: lookup({ customerid_contact: 'contact', customerid_account: 'account' }),
    _primarycontactid_value: lookup({ primarycontactid: 'contact' }),
  },
  states: { 0: [1, 2, 3, 4], 1: [5, 1000], 2: [6, 2000] },
  refusedStates: {
    1:
      'This message can not be used to set the state of incident to Resolved. ' +
      'In order to set state of incident to Resolved, use the CloseIncidentRequest message instead.',
  },
  required: { _customerid_value: customer },
  collections: { Incident_Phonecalls: { table: 'phonecall', lookup: '_regardingobjectid_value' } },
};
