export interface LoadOptions {
  /** Connected agents while rates are measured. */
  readonly agents: number;
  /** Rings a second to begin with. */
  readonly rate: number;
  /** How long the adaptor's first rate lasts, that of what is compared with it, and each rate that follows. */
  readonly seconds: number;
  readonly compareSeconds: number;
  readonly stepSeconds: number;
  readonly maxSteps: number;
  /** Azurite is measured only so far as it takes to see what it adds. */
  readonly azuriteSteps: number;
  /** Numbers of agents that the picture shows, rising. */
  readonly sizes: readonly number[];
  readonly growthRate: number;
  /** After connecting and after each rate: what came last must not be measured with what comes next. */
  readonly restMs: number;
  readonly short: boolean;
  /** Puts the figures into docs/scale.md and its picture. */
  readonly write: boolean;
  readonly build: boolean;
  /** Says where the adaptor's processor time goes instead of measuring rates. */
  readonly profile: boolean;
  /** Measures conversations instead of rings, with so many customers' messages a second. */
  readonly conversations: boolean;
  readonly messageRate: number;
}

/**
 * `[--agents N] [--rate N] [--seconds N] [--short] [--write] [--no-build] [--profile] [--conversations [--messages N]]`. `--short` tries the bench itself in half a
 * minute; its figures say little.
 */
export function loadOptions(args: readonly string[]): LoadOptions {
  const has = (name: string): boolean => args.includes(name);
  const number = (name: string, otherwise: number): number => {
    const at = args.indexOf(name);
    if (at < 0) return otherwise;
    const value = Number(args[at + 1]);
    if (!(value > 0)) throw new Error(`${name} needs a number above 0.`);
    return value;
  };
  const short = has('--short');
  return {
    agents: number('--agents', short ? 50 : 1_000),
    rate: number('--rate', short ? 40 : 300),
    seconds: number('--seconds', short ? 2 : 60),
    compareSeconds: short ? 2 : 30,
    stepSeconds: short ? 1 : 8,
    maxSteps: short ? 2 : 12,
    azuriteSteps: short ? 1 : 4,
    sizes: short ? [10, 50] : [10, 100, 500, 1_000, 2_000, 5_000],
    growthRate: short ? 20 : 100,
    restMs: short ? 300 : 2_000,
    short,
    write: has('--write'),
    build: !has('--no-build'),
    profile: has('--profile'),
    conversations: has('--conversations'),
    messageRate: number('--messages', short ? 20 : 100),
  };
}
