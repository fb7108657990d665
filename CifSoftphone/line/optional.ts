export const optionalText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export const optionalNumber = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;
