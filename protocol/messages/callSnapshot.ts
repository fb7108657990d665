import type { InferOutput } from 'valibot';
import type { callListSchema } from '../schemas/callListSchema';
import type {
  callSnapshotSchema,
  failedCommandSchema,
  pastHoldSchema,
  pendingCommandSchema,
} from '../schemas/callSnapshotSchema';

/**
 * One call as the adaptor knows it. This is the only shape in which the adaptor tells a softphone about a call:
 * pushed by `ReceiveNotification` and listed by `GET calls`, so that a push and a snapshot cannot disagree.
 */
export type CallSnapshot = InferOutput<typeof callSnapshotSchema>;

/** A time on hold, of a call that is over. */
export type PastHold = InferOutput<typeof pastHoldSchema>;

/** A command that the telephony system has and has not completed. Without digits and target: those concern nobody else. */
export type PendingCommand = InferOutput<typeof pendingCommandSchema>;

/** A command that came to nothing, and why. */
export type FailedCommand = InferOutput<typeof failedCommandSchema>;

/** Answer of `GET calls`. */
export type CallList = InferOutput<typeof callListSchema>;
