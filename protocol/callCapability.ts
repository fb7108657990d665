/**
 * What a telephony system can do with one call, as it declares it in `call.offered` (`data.capabilities`).
 * Words that no button of ours needs yet are known all the same, so that a connector can declare all it has.
 */
export const callCapabilities = [
  'answer',
  'reject',
  'hold',
  'mute',
  'dtmf',
  'blindTransfer',
  'consult',
  'conference',
  'serverHangup',
  'record',
  'recordPause',
  'deflect',
  'voicemail',
  'replyText',
  'directory',
  'supervise',
] as const;
export type CallCapability = (typeof callCapabilities)[number];

/** The known words of a list, each once; `undefined` when there is no list, which is not the same as an empty one. */
export function readCapabilities(value: unknown): readonly CallCapability[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const words: readonly unknown[] = value;
  return callCapabilities.filter((one) => words.includes(one));
}
