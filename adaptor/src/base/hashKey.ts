import { createHash } from 'node:crypto';

/** A text of any characters as part of a row key: 32 hexadecimal digits, the same for the same text. */
export const hashKey = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);
