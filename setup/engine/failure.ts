/** What an admin reads when something did not go: three sentences, and the right that is missing where it is one. */
export interface Said {
  readonly happened: string;
  readonly means: string;
  readonly todo: string;
  /** Such as "Cloud Application Administrator (Entra ID)". */
  readonly right?: string;
}

/** A step cannot go on, and trying again by itself would not help. */
export class SetupFailure extends Error {
  constructor(readonly said: Said) {
    super(linesOf(said).join(' '));
    this.name = 'SetupFailure';
  }
}

export function linesOf({ happened, means, todo, right }: Said): readonly string[] {
  return [happened, means, todo, ...(right === undefined ? [] : [`Missing right: ${right}.`])];
}

/** What an error of any origin says of itself. */
export const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
