/** The call's id as the telephony system names it: unique per telephony app, 1 to 128 visible ASCII characters. */
export type CallId = string;

const callIdPattern = /^[\x21-\x7e]{1,128}$/;

/** True when `value` may serve as a call id: it becomes part of storage keys, URLs and webhook subjects. */
export function isCallId(value: unknown): value is CallId {
  return typeof value === 'string' && callIdPattern.test(value);
}
