import { id, integer, lookup, ownedColumns, readOnly, text, time, yesNo } from './columnRule';
import type { TableDescription } from './tableDescription';

/**
 * The activity table of the add-on for conversations; `solution/readTables.ts` holds it against what the package says.
 * Names of relationships as published exports of such tables have them; cases among them only by Customer Service.
 */
export const conversation: TableDescription = {
  logicalName: 'cti_conversation',
  entitySet: 'cti_conversations',
  idColumn: 'activityid',
  nameColumn: 'subject',
  label: 'Conversation',
  ofAddOn: true,
  columns: {
    ...ownedColumns,
    activityid: id,
    subject: text(400),
    description: text(2000),
    actualdurationminutes: integer(0),
    scheduledstart: time,
    scheduledend: time,
    actualstart: time,
    actualend: time,
    activitytypecode: readOnly(text(100)),
    cti_address: text(320),
    cti_averageresponseseconds: integer(0),
    cti_channel: text(32),
    cti_conversationkey: text(128),
    cti_directioncode: yesNo,
    cti_disposition: text(100),
    cti_firstresponseseconds: integer(0),
    cti_handling: integer(0),
    cti_messagesin: integer(0),
    cti_messagesout: integer(0),
    cti_outcome: text(32),
    cti_reason: text(64),
    cti_source: text(256),
    cti_transcript: text(1_048_576),
    cti_waitseconds: integer(0),
    _regardingobjectid_value: lookup({
      regardingobjectid_contact_cti_conversation: 'contact',
      regardingobjectid_account_cti_conversation: 'account',
      regardingobjectid_incident_cti_conversation: 'incident',
      regardingobjectid_lead_cti_conversation: 'lead',
    }),
    _ownerid_value: lookup({ ownerid: 'systemuser', ownerid_cti_conversation: 'systemuser' }),
  },
  states: { 0: [1], 1: [2], 2: [3], 3: [4] },
  readOnlyWhenClosed: true,
  parties: {
    property: 'cti_conversation_activity_parties',
    roles: [1, 2],
    tables: ['contact', 'account', 'lead', 'systemuser'],
  },
};
