import type { CallHistory, HistoryPage, PastCall } from '../../../CifSoftphone/core/calls/callHistory';

export const aPastCall = (changes: Partial<PastCall> = {}): PastCall => ({
  id: 'f0000000-0000-5000-8000-000000000001',
  subject: 'Call from Maria Silva',
  direction: 'inbound',
  outcome: 'answered',
  number: '+12025550123',
  startedAtMs: Date.UTC(2025, 10, 20, 9),
  durationMs: 247_000,
  about: { entityName: 'contact', id: 'c0000000-0000-4000-8000-000000000001', name: 'Maria Silva' },
  ...changes,
});

/** The twin of Dataverse's history: answers at once with what the test put there; `undefined` is no answer. */
export class FakeCallHistory implements CallHistory {
  readonly asked: string[] = [];
  /** How often the day was asked for: many calls in one question. */
  askedDays = 0;
  constructor(public page: HistoryPage | undefined | 'never') {}

  read(text: string, size?: number): Promise<HistoryPage | undefined> {
    if (size === undefined) this.asked.push(text);
    else this.askedDays += 1;
    const { page } = this;
    return page === 'never' ? new Promise(() => undefined) : Promise.resolve(page);
  }
  more(next: string): Promise<HistoryPage | undefined> {
    return this.read(next);
  }
}
