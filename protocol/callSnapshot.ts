import type { InferOutput } from 'valibot';
import type { callListSchema } from './schemas/callListSchema';
import type { callSnapshotSchema, pastHoldSchema } from './schemas/callSnapshotSchema';

/**
 * One call as the adaptor knows it. This is the only shape in which the adaptor tells a softphone about a call:
 * pushed by `ReceiveNotification` and listed by `GET calls`, so that a push and a snapshot cannot disagree.
 */
export type CallSnapshot = InferOutput<typeof callSnapshotSchema>;

/** A time on hold, of a call that is over. */
export type PastHold = InferOutput<typeof pastHoldSchema>;

/** Answer of `GET calls`. */
export type CallList = InferOutput<typeof callListSchema>;
