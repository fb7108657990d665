/** Longer than any text of a call, an agent or a trouble that another frame can have to tell. */
const maxTextLength = 16_384;

export const optionalText = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length <= maxTextLength ? value : undefined;

export const optionalNumber = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;
