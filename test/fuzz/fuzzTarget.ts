import type { Randomness } from './randomness';

/** Something that takes what others send. */
export interface FuzzTarget {
  readonly name: string;
  /** How many inputs it gets beside the others. */
  readonly share: number;
  /** Gives it one input. @returns true when it was accepted. @throws Error that says what must not happen */
  run(random: Randomness): boolean | Promise<boolean>;
}

/** For what must hold of an accepted input. @throws Error with `what` */
export function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}
