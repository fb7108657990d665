import type { Word, Words } from './words';

/** What a column of a table is, as solutions write it down: the part that depends on its type. */
export type ColumnType =
  | { readonly type: 'primarykey' | 'uniqueidentifier' | 'state' | 'status' }
  | { readonly type: 'nvarchar' | 'ntext'; readonly format: string; readonly length: number }
  | { readonly type: 'int'; readonly format: string; readonly least: number }
  | { readonly type: 'datetime'; readonly format: 'date' | 'datetime' }
  | { readonly type: 'picklist' | 'bit'; readonly usual: number; readonly options: string | readonly Words[] }
  | {
      readonly type: 'lookup' | 'owner' | 'partylist';
      readonly style: 'single' | 'multi';
      readonly to: readonly number[];
    };

/** One column. What is not said is as with most columns of an activity. */
export type Column = ColumnType & {
  /** The schema name; the logical name is the same in lower case. */
  readonly name: string;
  readonly label: Words;
  readonly about: string;
  readonly shownIn?: string;
  readonly isOurs?: true;
  readonly required?: 'required' | 'systemrequired';
  /** `none`: written by the system; `create`: once. */
  readonly written?: 'none' | 'create' | 'update';
  readonly audit?: 0;
  readonly isLogical?: true;
  readonly introduced?: string;
  readonly filterable?: 1;
  readonly retrievable?: 1;
};

const ours = <T extends ColumnType>(name: string, label: Word, about: string, type: T): Column => ({
  ...type,
  name: `cti_${name}`,
  label,
  about,
  isOurs: true,
  introduced: '1.0.0.0',
});
const line = (length: number) => ({ type: 'nvarchar', format: 'text', length }) as const;
const whole = { type: 'int', format: 'none', least: 0 } as const;

/** What the softphone writes beside the columns that each activity has. */
export const ourColumns: readonly Column[] = [
  ours('Address', 'address', 'The number, handle or address of the customer.', line(320)),
  ours('AverageResponseSeconds', 'averageResponse', "How long the customer's words waited on average.", whole),
  ours('Channel', 'channel', 'How people wrote: chat, sms, email or another one.', line(32)),
  ours('ConversationKey', 'conversationKey', 'The conversation as its telephony system names it.', line(128)),
  ours('DirectionCode', 'direction', 'Whether the agent began it.', {
    type: 'bit',
    usual: 0,
    options: ['incoming', 'outgoing'],
  }),
  ours('Disposition', 'disposition', 'What the agent chose when it was over.', line(100)),
  ours('FirstResponseSeconds', 'firstResponse', "From the first words that waited to the agent's answer.", whole),
  ours('Handling', 'handling', 'Counts who had the conversation.', whole),
  ours('MessagesIn', 'messagesIn', 'What the customer wrote in this turn.', whole),
  ours('MessagesOut', 'messagesOut', 'What the agent wrote in this turn.', whole),
  ours('Outcome', 'outcome', 'What became of it.', line(32)),
  ours('Reason', 'reason', 'Why it ended.', line(64)),
  ours('Source', 'source', 'Client id of the telephony app.', line(256)),
  ours('Transcript', 'transcript', 'What was written in this turn, one message a line.', {
    type: 'ntext',
    format: 'textarea',
    length: 1_048_576,
  }),
  ours('WaitSeconds', 'wait', 'From the offer until the agent took it.', whole),
];
