import { cleanLine } from '../../protocol/cleanText';

/** A text literal of an OData filter: in quotes, quotes doubled, and without halves of
 * characters, which no URL can carry. Encode the whole filter for the URL afterwards. */
export const odataText = (text: string): string => `'${cleanLine(text).replace(/'/g, "''")}'`;
