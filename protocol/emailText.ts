/** As long as an address can be in a mail (RFC 5321). */
export const maxEmailLength = 254;

/** Of what a PBX or a token calls an e-mail address only what looks like one, in small letters, so that two are equal. */
export function readEmail(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return text.length <= maxEmailLength && /^[^\s\p{C}@<>(),;:|="\\]+@[^\s\p{C}@<>(),;:|="\\]+$/u.test(text)
    ? text
    : undefined;
}
