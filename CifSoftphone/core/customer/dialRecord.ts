import type { RecordReference } from '../../../protocol/messages/recordReference';

/** What matters of a row before its number is dialled. */
export interface DialRecord {
  readonly name: string | undefined;
  readonly doNotPhone: boolean;
}

/** `undefined` where the table has no such columns, or Dataverse gives no answer in time: then nothing is known. */
export type DialRecordReader = (record: RecordReference) => Promise<DialRecord | undefined>;
