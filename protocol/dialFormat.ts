/** What can be dialled, as the scheme of its URI: `tel`, `sip`, `mailto`, … A connector declares which it takes. */
export type DialFormat = string;

export const dialFormatPattern = /^[a-z][a-z0-9+.-]{0,31}$/;
export const isDialFormat = (value: unknown): value is DialFormat =>
  typeof value === 'string' && dialFormatPattern.test(value);

/** With it a supervisor's call begins: it names a colleague whose call is listened to, and calls nobody else. */
export const superviseFormat = 'supervise';
