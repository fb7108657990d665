/** Keys of what stands in the row of a conversation, in the language of whoever wrote it. */
export const rowStringKeys = [
  'Row_Had',
  'Row_Missed',
  'Row_Declined',
  'Row_Elsewhere',
  'Row_chat',
  'Row_sms',
  'Row_email',
  'Row_Unknown',
  'Row_Agent',
  'Row_Earlier',
  'Row_LeftOut',
  'Row_Deleted',
  'Row_NotSent',
  'Row_Perhaps',
] as const;
export type RowStringKey = (typeof rowStringKeys)[number];
export type RowTexts = (key: RowStringKey, values?: Readonly<Record<string, string>>) => string;
