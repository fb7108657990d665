/** The call's id as the telephony system names it: unique per telephony app, 1 to 128 visible ASCII characters, not `.` or `..`. */
export type CallId = string;

/** `.` and `..` are no part of an address: such a call could never be asked for. */
export const callIdPattern = /^(?!\.{1,2}$)[\x21-\x7e]{1,128}$/;

/** True when `value` may serve as a call id: it becomes part of storage keys, URLs and webhook subjects. */
export function isCallId(value: unknown): value is CallId {
  return typeof value === 'string' && callIdPattern.test(value);
}
