/** A text out of somebody's JSON. */
export const readText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
