/** A text literal of an OData filter: in quotes, quotes doubled. Encode the whole filter for the URL afterwards. */
export const odataText = (text: string): string => `'${text.replace(/'/g, "''")}'`;
