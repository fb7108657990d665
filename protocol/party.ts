/** The other side of a call. A number that is missing and one that is withheld are different things. */
export interface Party {
  /** What the telephony system sent: E.164 where it can, else as typed or a `sip:` URI. At most 256 characters. */
  readonly number?: string;
  readonly displayName?: string;
  readonly withheld?: boolean;
}
