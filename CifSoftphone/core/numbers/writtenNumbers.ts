/** Numbers as they were sent, each with how this agent's locale writes it. A list: any text may come as a number. */
export type WrittenNumbers = readonly (readonly [number: string, words: string])[];

/** A long list of past calls; older ones are asked for again by whoever scrolls there. */
const maxKept = 200;
/** One page of such a list. */
const maxAsked = 100;
const maxLength = 64;

export interface LeaderNumbersParts {
  readonly write: (number: string) => string;
  /** Settles when `write` knows the agent's country; never rejects. */
  readonly homeKnown: Promise<unknown>;
  readonly changed: () => void;
}

/** Writes numbers for places, which have no phone metadata of their own. */
export class LeaderNumbers {
  private written: WrittenNumbers = [];

  constructor(private readonly parts: LeaderNumbersParts) {}

  view(): WrittenNumbers {
    return this.written;
  }

  async wanted(numbers: readonly string[]): Promise<void> {
    const { homeKnown, write, changed } = this.parts;
    await homeKnown;
    const fresh = numbers.map((number) => [number, write(number)] as const);
    this.written = withNumbers(this.written, fresh).slice(-maxKept);
    changed();
  }
}

/** Newer words take the place of older ones, at the end. */
export const withNumbers = (before: WrittenNumbers, fresh: WrittenNumbers): WrittenNumbers => {
  const all = new Map(before);
  fresh.forEach(([number, words]) => {
    all.delete(number);
    all.set(number, words);
  });
  return [...all];
};

/** How a number is written, where that is known. */
export const wordsOf = (written: WrittenNumbers | undefined, number: string | undefined): string | undefined =>
  written?.find(([one]) => one === number)?.[1];

/** What a place asks for; `undefined` when its shape is not ours. */
export const parseWantedNumbers = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) && value.length <= maxAsked && value.every(isNumberText) ? value : undefined;

export const parseWrittenNumbers = (value: unknown): WrittenNumbers =>
  Array.isArray(value) ? value.filter(isPair).slice(-maxKept) : [];

const isPair = (value: unknown): value is readonly [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every(isNumberText);

/** What can be asked for: no number is longer. */
export const isNumberText = (value: unknown): value is string => typeof value === 'string' && value.length <= maxLength;
