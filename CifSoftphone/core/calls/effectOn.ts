import type { Call } from './call';
import type { CallsEffect } from './callsEffect';

/** How an effect names its call. */
export const effectOn = (call: Call): Pick<Extract<CallsEffect, { type: 'command' }>, 'key' | 'callId' | 'source'> => ({
  key: call.key,
  callId: call.snapshot.callId,
  source: call.snapshot.source,
});
