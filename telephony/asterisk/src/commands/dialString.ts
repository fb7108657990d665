/** What an agent's number is at the PBX. */
export interface DialString {
  /** For the dialplan. */
  readonly exten: string;
  /** Keys to press once the other end has answered: an extension, or what followed a comma. */
  readonly keys: string;
}

/** The dialplan's own signs must not come in: `${…}`, `&`, `@`, `/` and `|` would be another call, or code. */
const extenPattern = /^[+*#0-9A-Za-z_.-]{1,64}$/;
const keysPattern = /^[0-9A-Da-d*#,]{0,64}$/;

/**
 * Makes a target of `dial` or `blind-transfer` ready for the dialplan: E.164 with an extension, an internal number, or
 * keys with pauses. @param plus what stands for the `+` of a number @returns `undefined` for what cannot be dialled here,
 * such as an address
 */
export function toDialString(target: string, plus: string): DialString | undefined {
  const [, number = '', extension = '', after = ''] = /^([^;,]*)(?:;ext=([^,]*))?(?:,(.*))?$/s.exec(target) ?? [];
  const exten = number.replace(/^\+/, plus);
  const keys = [extension === '' ? '' : `,${extension}`, after === '' ? '' : `,${after}`].join('');
  return extenPattern.test(exten) && keysPattern.test(keys) ? { exten, keys } : undefined;
}
