import type { LogFacts } from '../base/log';

/** Adds what became of the work to its span. */
export type TellMore = (facts: LogFacts) => void;

export interface BegunTrace {
  readonly traceParent?: string | undefined;
  readonly traceState?: string | undefined;
}

/**
 * Where traces and metrics go. What is told here is words, codes, counts and durations, as in the log: never tokens,
 * numbers, names, notes, and no URL (ours carry ids and a secret).
 */
export interface Telemetry {
  /** Runs the work inside a trace that somebody else began, as W3C Trace Context names it. */
  within<T>(begun: BegunTrace | undefined, work: () => Promise<T>): Promise<T>;
  /** Runs the work as a span of the current trace. What it throws is thrown on, and the span is marked as failed. */
  span<T>(name: string, facts: LogFacts, work: (tellMore: TellMore) => Promise<T>): Promise<T>;
  count(name: string, facts: LogFacts): void;
  /** A duration in milliseconds, for percentiles. */
  duration(name: string, durationMs: number, facts: LogFacts): void;
}

/** For an app without Application Insights. */
export const silentTelemetry: Telemetry = {
  within: (_begun, work) => work(),
  span: (_name, _facts, work) => work(() => undefined),
  count: () => undefined,
  duration: () => undefined,
};
