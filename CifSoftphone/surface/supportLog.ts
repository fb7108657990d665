import { supportEvents } from './supportEvents';

/** A day of ordinary work; some 40 kB. */
const keptLines = 1_000;

type Seen = Parameters<typeof supportEvents>[1];

export interface SupportLogPorts {
  readonly placeId: string;
  /** The moment, as people write it in UTC. */
  readonly now: () => string;
  readonly isVisible: () => boolean;
}

/**
 * What happened in this place since it was loaded, for whoever helps the agent. It lives in memory only and leaves it
 * when the agent saves it. What goes in is chosen by `supportEvents`; no other text is ever taken.
 */
export class SupportLog {
  private readonly lines: string[] = [];
  private readonly numbers = new Map<string, number>();
  private last: Seen | undefined;

  constructor(private readonly ports: SupportLogPorts) {}

  saw(view: Seen): void {
    const { placeId, now, isVisible } = this.ports;
    const events = supportEvents(this.last, view, { placeId, numberOf: (key) => this.numberOf(key) });
    this.last = view;
    const where = isVisible() ? '' : ' (hidden)';
    events.forEach((event) => this.lines.push(`${now()} ${event}${where}`));
    this.lines.splice(0, this.lines.length - keptLines);
  }

  /** @param words our own, of which none is anybody's: a part of the softphone and what became of it */
  note(words: string): void {
    this.lines.push(`${this.ports.now()} ${words}`);
    this.lines.splice(0, this.lines.length - keptLines);
  }

  /** @param facts about browser and settings, one line each */
  text(facts: readonly string[]): string {
    return ['CIF Softphone support log', `saved ${this.ports.now()}`, ...facts, '', ...this.lines, ''].join('\n');
  }

  private numberOf(key: string): number {
    const number = this.numbers.get(key) ?? this.numbers.size + 1;
    this.numbers.set(key, number);
    return number;
  }
}
