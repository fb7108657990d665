import type { CallId } from './callId';

/** Ours, and never to be changed: every activity's id is made from it. */
export const activityNamespace = '5d1f4b0e-6c0a-4f0b-9b7e-2f6d5b8c1a47';

/** What the phone-call activity of one call of one agent is named by; its id is the UUID of version 5 of this name. */
export const activityName = (
  { source, callId }: { readonly source: string; readonly callId: CallId },
  oid: string,
): string => `${source.toLowerCase()}/${callId}/${oid.toLowerCase()}`;
