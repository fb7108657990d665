import { messagesTimings } from './messagesTimings';

/** Hands drafts to the adaptor in pauses of typing, the newest only, one at a time for each conversation. */
export class DraftKeeper {
  private readonly waiting = new Map<
    string,
    { readonly timer: ReturnType<typeof setTimeout>; readonly sinceMs: number }
  >();
  private readonly kept = new Map<string, string>();
  private readonly underWay = new Set<string>();

  constructor(
    private readonly parts: {
      readonly draftOf: (key: string) => string | undefined;
      /** True once the adaptor has it. */
      readonly keep: (key: string, text: string) => Promise<boolean>;
      readonly changed: () => void;
      readonly nowMs: () => number;
    },
  ) {}

  /** The adaptor told it. */
  known(key: string, text: string): void {
    this.kept.set(key, text);
  }

  isKept(key: string, text: string): boolean {
    return (this.kept.get(key) ?? '') === text;
  }

  changed(key: string): void {
    const nowMs = this.parts.nowMs();
    const before = this.waiting.get(key);
    const sinceMs = before?.sinceMs ?? nowMs;
    clearTimeout(before?.timer);
    const pauseMs = Math.min(messagesTimings.draftPauseMs, sinceMs + messagesTimings.draftAtLatestMs - nowMs);
    this.waiting.set(key, { timer: setTimeout(() => void this.keep(key), Math.max(0, pauseMs)), sinceMs });
  }

  stop(): void {
    this.waiting.forEach(({ timer }) => clearTimeout(timer));
    this.waiting.clear();
  }

  private async keep(key: string): Promise<void> {
    this.waiting.delete(key);
    const text = this.parts.draftOf(key);
    if (text === undefined || this.underWay.has(key) || this.isKept(key, text)) return;
    this.underWay.add(key);
    const isDone = await this.parts.keep(key, text);
    this.underWay.delete(key);
    if (isDone) this.kept.set(key, text);
    this.parts.changed();
    const now = this.parts.draftOf(key);
    if (isDone && now !== undefined && now !== text) this.changed(key);
  }
}
