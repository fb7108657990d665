/** What a parser at the border gives: the value, or why it is none (a sentence without anything personal in it). */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };

export const parsed = <T>(value: T): Parsed<T> => ({ ok: true, value });
export const refused = (error: string): { readonly ok: false; readonly error: string } => ({ ok: false, error });
