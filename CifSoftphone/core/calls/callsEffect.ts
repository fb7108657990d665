import type { CallCommand } from '../../../protocol/callCommand';
import type { CallId } from '../../../protocol/callId';
import type { RingOutcome } from '../../../protocol/callState';
import type { DialMessage } from '../../../protocol/messages/softphoneMessage';
import type { Trouble } from '../troubles/trouble';

/** What the outside has to do after an event; data, carried out by the line's leader. */
export type CallsEffect =
  | {
      readonly type: 'acknowledge';
      readonly key: string;
      readonly callId: CallId;
      readonly source: string;
      readonly outcome: RingOutcome;
    }
  | {
      readonly type: 'command';
      readonly key: string;
      readonly callId: CallId;
      readonly source: string;
      readonly command: CallCommand;
    }
  | { readonly type: 'dial'; readonly key: string; readonly message: DialMessage }
  /** Who is calling? Never delays the ring. `undefined` for a number that is absent or withheld. */
  | { readonly type: 'look-up'; readonly key: string; readonly number: string | undefined }
  | { readonly type: 'search'; readonly key: string; readonly text: string }
  /** The agent said who it is, or that it is nobody: what is written about the call follows. */
  | {
      readonly type: 'customer-chosen';
      readonly key: string;
      /** Who it was until now; `undefined` where nobody was known. */
      readonly beforeId: string | undefined;
      readonly nowId: string | undefined;
    }
  /** Ask the adaptor for the open calls. */
  | { readonly type: 'fetch-calls'; readonly round: number }
  /** `key`: the call that it is about, where the event does not name it. */
  | { readonly type: 'tell'; readonly trouble: Trouble; readonly key?: string };
