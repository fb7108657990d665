import { isFields } from '../../protocol/fields';

/** Numbers as they were sent, and as this agent's locale writes them. */
export type WrittenNumbers = Readonly<Record<string, string>>;

/** A long list of past calls; older ones are asked for again by whoever scrolls there. */
const maxKept = 200;
/** One page of such a list. */
const maxAsked = 100;
const maxLength = 64;

export interface OwnerNumbersParts {
  readonly write: (number: string) => string;
  /** Settles when `write` knows the agent's country; never rejects. */
  readonly homeKnown: Promise<unknown>;
  readonly changed: () => void;
}

/** Writes numbers for places, which have no phone metadata of their own. */
export class OwnerNumbers {
  private written: WrittenNumbers = {};

  constructor(private readonly parts: OwnerNumbersParts) {}

  view(): WrittenNumbers {
    return this.written;
  }

  async wanted(numbers: readonly string[]): Promise<void> {
    const { homeKnown, write, changed } = this.parts;
    await homeKnown;
    const fresh = numbers.map((number) => [number, write(number)] as const);
    this.written = Object.fromEntries([...Object.entries(this.written), ...fresh].slice(-maxKept));
    changed();
  }
}

/** What a place asks for; `undefined` when its shape is not ours. */
export const parseWantedNumbers = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) && value.length <= maxAsked && value.every(isNumberText) ? value : undefined;

export const parseWrittenNumbers = (value: unknown): WrittenNumbers =>
  isFields(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter((entry): entry is [string, string] => entry.every(isNumberText))
          .slice(-maxKept),
      )
    : {};

const isNumberText = (value: unknown): value is string => typeof value === 'string' && value.length <= maxLength;
