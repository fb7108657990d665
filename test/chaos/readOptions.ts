export interface ChaosOptions {
  readonly seed: number;
  /** How many unless the run has a number of its own. */
  readonly rings: number | undefined;
  /** Conversations instead of calls: until so many messages have arrived. */
  readonly messages: number | undefined;
  /** One world, as a failure names it. */
  readonly world: number | undefined;
  /** In Chromium instead of in virtual time. */
  readonly browser: boolean;
}

/** Reads `--seed N --rings M --messages M --world W --browser`. @throws Error naming what cannot be read */
export function readOptions(args: readonly string[]): ChaosOptions {
  const numberOf = (name: string): number | undefined => {
    const at = args.indexOf(`--${name}`);
    const value = Number(args[at + 1]);
    if (at < 0) return undefined;
    if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} needs a whole number.`);
    return value;
  };
  return {
    seed: numberOf('seed') ?? 1,
    rings: numberOf('rings'),
    messages: numberOf('messages'),
    world: numberOf('world'),
    browser: args.includes('--browser'),
  };
}
