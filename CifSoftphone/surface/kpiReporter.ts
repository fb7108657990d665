import type { HostPort } from '../host/hostPort';
import type { Kpis } from '../core/calls/kpiReport';

export interface KpiReporterOptions {
  readonly placeId: string;
  readonly log: NonNullable<HostPort['logKpis']>;
  /** Resolves when the leader has granted what it can. */
  readonly offer: () => Promise<void>;
}

/** Hands the figures of ended calls to the host: asks the leader for them, and logs each that is given to this place once. */
export class KpiReporter {
  private readonly logged = new Set<string>();
  private offering = false;

  constructor(private readonly options: KpiReporterOptions) {}

  update({ waiting, granted }: Kpis): void {
    const { placeId, log, offer } = this.options;
    const mine = granted.filter((report) => report.placeId === placeId);
    this.logged.forEach((id) => mine.some((report) => report.conversationId === id) || this.logged.delete(id));
    for (const report of mine) {
      if (this.logged.has(report.conversationId)) continue;
      this.logged.add(report.conversationId);
      log(report);
    }
    if (waiting === 0 || this.offering) return;
    this.offering = true;
    void offer().then(() => (this.offering = false));
  }
}
