// Its own file: the search and the forms ask the same question.

/** A number, or an address such as `sip:desk@example.com`; anything else is a name, which nobody can be called by. */
export const isAddress = (text: string): boolean => /[\p{Nd}@:]/u.test(text);
