export interface CheckResult {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  /** Where it is written. */
  readonly page: string;
  readonly verdict: 'passed' | 'failed' | 'not-tried';
  /** Why it failed or was not tried. */
  readonly because?: string;
  readonly tookMs: number;
  /** Of a check that failed: what the connector wrote last. */
  readonly lastWords?: readonly string[];
}

export interface Report {
  readonly results: readonly CheckResult[];
}

export const countOf = ({ results }: Report, verdict: CheckResult['verdict']): number =>
  results.filter((result) => result.verdict === verdict).length;
