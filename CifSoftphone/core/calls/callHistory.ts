import type { RecordReference } from '../../../protocol/messages/recordReference';
import type { CallOutcome } from './callOutcome';

/** A call that is over, as its phone-call activity tells it. */
export interface PastCall {
  /** `activityid` of the phone call. */
  readonly id: string;
  readonly subject: string;
  readonly direction: 'inbound' | 'outbound';
  readonly outcome: CallOutcome;
  readonly number?: string;
  /** What makers call it, chosen in the wrap-up. */
  readonly disposition?: string;
  readonly startedAtMs?: number;
  /** When a caller who was missed gave up: what a card says of it, too. */
  readonly missedAtMs?: number;
  /** Of a talk; a ring that nobody answered has none. */
  readonly durationMs?: number;
  /** The customer or case that the call was about. */
  readonly about?: RecordReference & { readonly name: string };
  /** The agent is not done with it, or what was said last is on its way. */
  readonly open?: true;
}

export interface HistoryPage {
  readonly calls: readonly PastCall[];
  /** What `more` takes; absent on the last page. */
  readonly next?: string;
}

/** The port to the calls of the person who is signed in, newest first; `undefined` where Dataverse gave no answer. Never rejects. */
export interface CallHistory {
  /**
   * @param text a name, a number or words of the subject; all calls when empty
   * @param size how many at a time
   */
  read(text: string, size?: number): Promise<HistoryPage | undefined>;
  more(next: string): Promise<HistoryPage | undefined>;
}
