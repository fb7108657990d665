import type { NotificationTemplate } from '../../solution/organisation';
import { resolveSlugs, type Slugs } from '../model/resolveSlugs';

export interface NotificationOutcome {
  readonly actionName: 'Accept' | 'Reject' | 'Timeout';
  readonly responseReason:
    | 'Accept'
    | 'AutoAccept'
    | 'DeclinedByAgent'
    | 'NotificationQueueLimitExceeded'
    | 'NotificationQueueTimeLimitExceeded'
    | 'DisplayTimeout';
}

/** A notification as it is drawn. */
export interface ShownNotification {
  readonly id: number;
  readonly template: NotificationTemplate;
  readonly title: string;
  readonly fields: readonly { readonly title: string; readonly value: string }[];
  /** Milliseconds since the epoch. */
  readonly endsAtMs: number;
}

interface Entry {
  readonly id: number;
  readonly template: NotificationTemplate;
  readonly slugs: Slugs;
  readonly token: string | undefined;
  readonly settle: (outcome: NotificationOutcome) => void;
  readonly fail: (error: Error) => void;
  timer: unknown;
  endsAtMs: number | undefined;
}

export interface QueueClock {
  now(): number;
  setTimeout(callback: () => void, delayMs: number): unknown;
  clearTimeout(timer: unknown): void;
}

export interface QueueOptions {
  /** How many are shown at a time. */
  readonly visible: number;
  /** How many may be shown and wait together. */
  readonly limit: number;
  /** How long one may wait before it is shown. */
  readonly waitLimitMs: number;
  readonly onCancel: 'reject' | 'resolve' | 'pending';
}

export const defaultQueueOptions: QueueOptions = { visible: 1, limit: 10, waitLimitMs: 90_000, onCancel: 'reject' };

/** Shows notifications one after the other and tells how each ended. */
export class NotificationQueue {
  private entries: readonly Entry[] = [];
  private lastId = 0;

  constructor(
    private readonly clock: QueueClock,
    private readonly options: QueueOptions,
    /** Called after each change with what is to be drawn. */
    private readonly draw: (shown: readonly ShownNotification[]) => void,
  ) {}

  /** Resolves with the outcome; rejects with RejectAfterClientError when it is cancelled. */
  notify(template: NotificationTemplate, slugs: Slugs, token: string | undefined): Promise<NotificationOutcome> {
    if (this.entries.length >= this.options.limit) {
      return Promise.resolve({ actionName: 'Reject', responseReason: 'NotificationQueueLimitExceeded' });
    }
    return new Promise((settle, fail) => {
      this.lastId += 1;
      const entry: Entry = {
        id: this.lastId,
        template,
        slugs,
        token,
        settle,
        fail,
        timer: undefined,
        endsAtMs: undefined,
      };
      entry.timer = this.clock.setTimeout(
        () => this.end(entry, { actionName: 'Reject', responseReason: 'NotificationQueueTimeLimitExceeded' }),
        this.options.waitLimitMs,
      );
      this.entries = [...this.entries, entry];
      this.refresh();
    });
  }

  answer(id: number, answer: 'accept' | 'reject'): void {
    const entry = this.entries.find((candidate) => candidate.id === id);
    if (!entry) return;
    this.end(
      entry,
      answer === 'accept'
        ? { actionName: 'Accept', responseReason: 'Accept' }
        : { actionName: 'Reject', responseReason: 'DeclinedByAgent' },
    );
  }

  /** Takes a notification away; false when there is none with this token. */
  cancel(token: string): boolean {
    const entry = this.entries.find((candidate) => candidate.token === token);
    if (!entry) return false;
    this.remove(entry);
    if (this.options.onCancel === 'reject') entry.fail(new Error('RejectAfterClientError'));
    if (this.options.onCancel === 'resolve') entry.settle({ actionName: 'Reject', responseReason: 'DeclinedByAgent' });
    return true;
  }

  private refresh(): void {
    for (const entry of this.entries.slice(0, this.options.visible)) {
      if (entry.endsAtMs !== undefined) continue;
      this.clock.clearTimeout(entry.timer);
      const lifeMs = entry.template.timeoutSeconds * 1000;
      entry.endsAtMs = this.clock.now() + lifeMs;
      const outcome: NotificationOutcome = entry.template.autoAccept
        ? { actionName: 'Accept', responseReason: 'AutoAccept' }
        : { actionName: 'Timeout', responseReason: 'DisplayTimeout' };
      entry.timer = this.clock.setTimeout(() => this.end(entry, outcome), entry.template.autoAccept ? 0 : lifeMs);
    }
    this.draw(this.entries.flatMap((entry) => (entry.endsAtMs === undefined ? [] : [toShown(entry, entry.endsAtMs)])));
  }

  private end(entry: Entry, outcome: NotificationOutcome): void {
    if (!this.entries.includes(entry)) return;
    this.remove(entry);
    entry.settle(outcome);
  }

  private remove(entry: Entry): void {
    this.clock.clearTimeout(entry.timer);
    this.entries = this.entries.filter((candidate) => candidate !== entry);
    this.refresh();
  }
}

function toShown(entry: Entry, endsAtMs: number): ShownNotification {
  const { id, template, slugs } = entry;
  return {
    id,
    template,
    title: resolveSlugs(template.title, slugs),
    fields: template.fields.map(({ title, value }) => ({
      title: resolveSlugs(title, slugs),
      value: resolveSlugs(value, slugs),
    })),
    endsAtMs,
  };
}
