import { choice, id, integer, lookup, ownedColumns, readOnly, text, time, yesNo } from './columnRule';
import type { TableDescription } from './tableDescription';

/**
 * Source: learn.microsoft.com/power-apps/developer/data-platform/reference/entities/phonecall: "Completed and canceled
 * phone calls are read-only and can't be edited". Where sources differ the stricter reading is taken.
 */
export const phoneCall: TableDescription = {
  logicalName: 'phonecall',
  entitySet: 'phonecalls',
  idColumn: 'activityid',
  nameColumn: 'subject',
  columns: {
    ...ownedColumns,
    activityid: id,
    subject: text(200),
    description: text(2000),
    phonenumber: text(200),
    category: text(250),
    subcategory: text(250),
    directioncode: yesNo,
    leftvoicemail: yesNo,
    isbilled: yesNo,
    prioritycode: choice(0, 1, 2),
    // What a maker added.
    new_order: text(20),
    new_kind: choice(100000000, 100000001),
    actualdurationminutes: integer(0),
    scheduledstart: time,
    scheduledend: time,
    actualstart: time,
    actualend: time,
    activitytypecode: readOnly(text(100)),
    _regardingobjectid_value: lookup({
      regardingobjectid_contact_phonecall: 'contact',
      regardingobjectid_account_phonecall: 'account',
      regardingobjectid_incident_phonecall: 'incident',
      regardingobjectid_lead_phonecall: 'lead',
      regardingobjectid_contoso_device_phonecall: 'contoso_device',
    }),
    _ownerid_value: lookup({ ownerid: 'systemuser', ownerid_phonecall: 'systemuser' }),
  },
  states: { 0: [1], 1: [2, 4], 2: [3] },
  readOnlyWhenClosed: true,
  parties: {
    property: 'phonecall_activity_parties',
    // Sender and recipient; what else an activity party may be, a phone call has no field for.
    roles: [1, 2],
    tables: ['contact', 'account', 'lead', 'systemuser'],
  },
};

/** Source: learn.microsoft.com/power-apps/developer/data-platform/reference/entities/activityparty */
export const activityParty: TableDescription = {
  logicalName: 'activityparty',
  entitySet: 'activityparties',
  idColumn: 'activitypartyid',
  nameColumn: 'partyid',
  columns: {
    activitypartyid: readOnly(id),
    _activityid_value: readOnly(
      lookup({ activityid_phonecall: 'phonecall', activityid_cti_conversation: 'cti_conversation' }),
    ),
    participationtypemask: choice(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
    _partyid_value: lookup({
      partyid_contact: 'contact',
      partyid_account: 'account',
      partyid_lead: 'lead',
      partyid_systemuser: 'systemuser',
    }),
  },
  states: {},
  readOnly: true,
};

/** Source: learn.microsoft.com/power-apps/developer/data-platform/reference/entities/connection: of its ends only phone calls. */
export const connection: TableDescription = {
  logicalName: 'connection',
  entitySet: 'connections',
  idColumn: 'connectionid',
  nameColumn: 'name',
  columns: {
    ...ownedColumns,
    connectionid: id,
    name: readOnly(text(500)),
    description: text(2000),
    _record1id_value: lookup({ record1id_phonecall: 'phonecall' }),
    _record2id_value: lookup({ record2id_phonecall: 'phonecall' }),
  },
  states: { 0: [1], 1: [2] },
  required: {
    _record1id_value: 'You must provide a value for Connected From.',
    _record2id_value: 'You must provide a value for Connected To.',
  },
};
