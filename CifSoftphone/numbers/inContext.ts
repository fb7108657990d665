/** A local number of a URI and the digits that belong before it (RFC 3966, 5.1.4): `tel:7946-0123;phone-context=+4420`. */
const local = /^((?:tel|sips?):|)([^+;:]*)((?:;.*?)?);\s*phone-context=(\+[\d().-]+)/is;

/** Such a number with its context; all other text stays. */
export const inContext = (text: string): string => text.replace(local, '$1$4$2$3');
