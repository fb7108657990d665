/** What the other side is reached by: a telephone number, a short number inside the company, a SIP address, or words. */
export const numberKinds = ['phone', 'internal', 'sip', 'other'] as const;
export type NumberKind = (typeof numberKinds)[number];

/** How a number is written for this agent; `e164` only when it is a valid number. Without a `kind` nobody has looked. */
export interface NumberWords {
  readonly display: string;
  readonly e164: string | undefined;
  /** Of that number, where one was given. */
  readonly extension?: string;
  readonly kind?: NumberKind;
}
