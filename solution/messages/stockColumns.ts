import type { Column, ColumnType } from './columns';

const find = 'ValidForAdvancedFind';
const form = 'ValidForForm';
const grid = 'ValidForGrid';
const everywhere = [find, form, grid].join('|');
const nowhere = '';
const most = { least: -2_147_483_648 };
type More = Partial<Omit<Column, 'type' | 'name' | 'label' | 'about'>>;

const stock = (name: string, english: string, about: string, type: ColumnType, more: More = {}): Column =>
  ({ ...type, name, label: { english }, about, ...more }) as Column;

const system = { written: 'none' } as const;
const moment = { type: 'datetime', format: 'datetime' } as const;
const minutes = { type: 'int', format: 'duration', least: 0 } as const;
const to = (type: 'lookup' | 'owner', ...tables: readonly number[]): ColumnType => ({
  type,
  style: 'single',
  to: tables,
});
const parties = (style: 'single' | 'multi', ...tables: readonly number[]): ColumnType => ({
  type: 'partylist',
  style,
  to: tables,
});
const asParty = { shownIn: `${form}|${grid}`, isLogical: true } as const;
const yesNo = { type: 'bit', usual: 0, options: [{ english: 'No' }, { english: 'Yes' }] } as const;
const line = (length: number): ColumnType => ({ type: 'nvarchar', format: 'text', length });
const unique = { type: 'uniqueidentifier' } as const;
const internal = 'For internal use only.';
const ofSix = { introduced: '6.0.0.0' } as const;
const ofEight = { introduced: '8.1.0.0' } as const;

/**
 * The columns that the platform gives each activity, as published exports of such tables write them down: an import was
 * never seen with less. In the alphabetical order of those exports.
 */
export const stockColumns: readonly Column[] = [
  stock(
    'ActivityAdditionalParams',
    'Activity Additional Parameters',
    'Additional information of an external application. For internal use only.',
    { type: 'ntext', format: 'textarea', length: 8192 },
    { audit: 0, introduced: '7.1.0.0' },
  ),
  stock(
    'ActivityId',
    'Conversation',
    'The key of the activity.',
    { type: 'primarykey' },
    {
      shownIn: `${find}|RequiredForGrid`,
      required: 'systemrequired',
      written: 'create',
      audit: 0,
      filterable: 1,
      retrievable: 1,
    },
  ),
  stock(
    'ActivityTypeCode',
    'Activity Type',
    'The kind of activity.',
    { type: 'picklist', usual: -1, options: 'activitypointer_activitytypecode' },
    { shownIn: `ObjectTypeCode|${find}|${grid}`, required: 'systemrequired', ...system },
  ),
  stock('ActualDurationMinutes', 'Actual Duration', 'How many minutes it took.', minutes),
  stock('ActualEnd', 'Actual End', 'When it ended.', moment),
  stock('ActualStart', 'Actual Start', 'When it began.', moment),
  stock('BCC', 'BCC', 'Who got a copy that others do not see.', parties('multi', 8, 1, 2), asParty),
  stock('CC', 'CC', 'Who got a copy.', parties('multi', 8, 1, 2), asParty),
  stock(
    'Community',
    'Social Channel',
    'Of a social activity.',
    { type: 'picklist', usual: -1, options: 'socialprofile_community' },
    { shownIn: `${find}|${grid}`, introduced: '6.1.0.0' },
  ),
  stock('CreatedBy', 'Created By', 'Who created it.', to('lookup', 8), system),
  stock('CreatedOn', 'Date Created', 'When it was created.', moment, { ...system, filterable: 1, retrievable: 1 }),
  stock('CreatedOnBehalfBy', 'Created By (Delegate)', 'On whose behalf.', to('lookup', 8), { ...system, audit: 0 }),
  stock('Customers', 'Customers', 'The customers.', parties('multi', 1, 2), asParty),
  stock('DeliveryLastAttemptedOn', 'Date Delivery Last Attempted', 'The last delivery.', moment, {
    ...system,
    ...ofSix,
  }),
  stock(
    'DeliveryPriorityCode',
    'Delivery Priority',
    'Of an e-mail.',
    { type: 'picklist', usual: 1, options: 'activitypointer_deliveryprioritycode' },
    { written: 'create', ...ofSix },
  ),
  stock(
    'Description',
    'Description',
    'Notes of the agent.',
    { type: 'ntext', format: '', length: 2000 },
    { shownIn: `${everywhere}|RequiredForForm` },
  ),
  stock('ExchangeItemId', 'Exchange Item ID', 'Of an e-mail.', line(200), { shownIn: find, introduced: '8.2.0.0' }),
  stock('ExchangeWebLink', 'Exchange WebLink', 'Of an e-mail.', line(1250), { shownIn: find, introduced: '8.2.0.0' }),
  stock('From', 'From', 'Who began it.', parties('single', 8, 1, 2), asParty),
  stock(
    'ImportSequenceNumber',
    'Import Sequence Number',
    'Of the import.',
    { type: 'int', format: '', ...most },
    {
      shownIn: find,
      written: 'create',
    },
  ),
  stock(
    'InstanceTypeCode',
    'Recurring Instance Type',
    'Of a recurring series.',
    {
      type: 'picklist',
      usual: 0,
      options: [
        { english: 'Not Recurring' },
        { english: 'Recurring Master' },
        { english: 'Recurring Instance' },
        { english: 'Recurring Exception' },
        { english: 'Recurring Future Exception' },
      ],
    },
    { shownIn: `${find}|${grid}`, required: 'systemrequired', ...system },
  ),
  stock('IsBilled', 'Is Billed', 'Whether it was billed.', yesNo, { shownIn: find }),
  stock('IsMapiPrivate', 'Is Private', internal, yesNo, { shownIn: nowhere }),
  stock(
    'IsRegularActivity',
    'Is Regular Activity',
    'Whether it is an activity or an event.',
    { type: 'bit', usual: 1, options: 'activitypointer_isregularactivity' },
    { shownIn: find, required: 'systemrequired', ...system },
  ),
  stock('IsWorkflowCreated', 'Is Workflow Created', 'Whether a workflow made it.', yesNo, { shownIn: find }),
  stock('LastOnHoldTime', 'Last On Hold Time', 'When it was on hold last.', moment, ofEight),
  stock('LeftVoiceMail', 'Left Voice Mail', 'Of a call.', yesNo),
  stock('ModifiedBy', 'Modified By', 'Who changed it last.', to('lookup', 8), system),
  stock('ModifiedOn', 'Last Updated', 'When it was changed last.', moment, {
    ...system,
    filterable: 1,
    retrievable: 1,
  }),
  stock('ModifiedOnBehalfBy', 'Modified By (Delegate)', 'On whose behalf.', to('lookup', 8), { ...system, audit: 0 }),
  stock(
    'OnHoldTime',
    'On Hold Time (Minutes)',
    'How long it was on hold.',
    { type: 'int', format: '', ...most },
    {
      ...system,
      ...ofEight,
    },
  ),
  stock('OptionalAttendees', 'Optional Attendees', 'Of a meeting.', parties('multi'), asParty),
  stock('Organizer', 'Organizer', 'Of a meeting.', parties('single', 8), asParty),
  stock(
    'OverriddenCreatedOn',
    'Record Created On',
    'Of a row that was migrated.',
    { type: 'datetime', format: 'date' },
    {
      shownIn: `${find}|${grid}`,
      written: 'create',
    },
  ),
  stock('OwnerId', 'Owner', 'Whose it is.', to('owner', 8, 9), {
    shownIn: `${everywhere}|RequiredForForm`,
    required: 'systemrequired',
    filterable: 1,
  }),
  stock('OwningBusinessUnit', 'Owning Business Unit', 'Of its owner.', to('lookup', 10), { ...system, filterable: 1 }),
  stock('OwningTeam', 'Owning Team', 'Of its owner.', to('lookup', 9), {
    ...system,
    shownIn: nowhere,
    audit: 0,
    isLogical: true,
  }),
  stock('OwningUser', 'Owning User', 'Of its owner.', to('lookup', 8), {
    ...system,
    shownIn: nowhere,
    audit: 0,
    isLogical: true,
  }),
  stock('Partners', 'Outsource Vendors', 'Of a service.', parties('multi', 1, 2), asParty),
  stock('PostponeActivityProcessingUntil', 'Delay activity processing until', internal, moment, {
    ...system,
    shownIn: nowhere,
    ...ofSix,
  }),
  stock('PriorityCode', 'Priority', 'How urgent it is.', {
    type: 'picklist',
    usual: 1,
    options: [{ english: 'Low' }, { english: 'Normal' }, { english: 'High' }],
  }),
  stock('ProcessId', 'Process', internal, unique, { shownIn: nowhere, ...ofSix }),
  stock('RegardingObjectId', 'Regarding', 'What it is about.', to('lookup')),
  stock('RequiredAttendees', 'Required Attendees', 'Of a meeting.', parties('multi'), asParty),
  stock('Resources', 'Resources', 'Of a service.', parties('multi', 8), asParty),
  stock('ScheduledDurationMinutes', 'Scheduled Duration', 'How many minutes were planned.', minutes),
  stock('ScheduledEnd', 'Due Date', 'When the agent was done with it.', moment),
  stock('ScheduledStart', 'Start Date', 'When it was offered or begun.', moment),
  stock('SenderMailboxId', "Sender's Mailbox", 'Of an e-mail.', to('lookup', 9606), {
    ...system,
    shownIn: nowhere,
    ...ofSix,
  }),
  stock('SentOn', 'Date Sent', 'Of an e-mail.', moment, { ...system, ...ofSix }),
  stock('SeriesId', 'Series Id', 'Of a recurring series.', unique, { ...system, shownIn: nowhere, audit: 0 }),
  stock('SLAId', 'SLA', 'The service level agreement.', to('lookup', 9750), ofEight),
  stock('SLAInvokedId', 'Last SLA applied', internal, to('lookup', 9750), { ...system, shownIn: nowhere, ...ofEight }),
  stock('SortDate', 'Sort Date', 'By which activities are sorted.', moment, { introduced: '8.2.0.0' }),
  stock('StageId', '(Deprecated) Process Stage', internal, unique, { shownIn: grid, ...ofSix }),
  stock(
    'StateCode',
    'Activity Status',
    'Whether it is open.',
    { type: 'state' },
    {
      required: 'systemrequired',
      written: 'update',
    },
  ),
  stock('StatusCode', 'Status Reason', 'Why it is in this state.', { type: 'status' }),
  stock('Subject', 'Subject', 'What people read of it.', line(400), {
    shownIn: `QueueItemTitle|PrimaryName|${everywhere}|RequiredForForm|RequiredForGrid`,
    required: 'required',
    retrievable: 1,
  }),
  stock(
    'TimeZoneRuleVersionNumber',
    'Time Zone Rule Version Number',
    internal,
    { type: 'int', format: '', least: -1 },
    {
      shownIn: nowhere,
      audit: 0,
    },
  ),
  stock('To', 'To', 'The other side.', parties('multi', 8, 1, 2), asParty),
  stock('TraversedPath', '(Deprecated) Traversed Path', internal, line(1250), {
    shownIn: nowhere,
    introduced: '7.0.0.0',
  }),
  stock(
    'UTCConversionTimeZoneCode',
    'UTC Conversion Time Zone Code',
    internal,
    { type: 'int', format: '', least: -1 },
    {
      shownIn: nowhere,
      audit: 0,
    },
  ),
];
