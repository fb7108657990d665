import type { Check } from './check';
import type { CheckResult } from './report/report';

/** What the log of every other check is looked at for. It has no run of its own. */
export const logPrivate: Omit<Check, 'run'> = {
  id: 'log-private',
  title: 'Nothing secret or personal stands in what the connector writes',
  why: 'Logs are read, sent and kept by people who may know neither who called nor what opens the door.',
  page: 'docs/connectors.md#what-a-log-may-say',
};

/** @param silentBecause why nothing that the connector wrote could be read @param leaks what was found, in words */
export function logPrivateResult(silentBecause: string | undefined, leaks: readonly string[]): CheckResult {
  const about = { ...logPrivate, tookMs: 0 };
  if (silentBecause !== undefined) return { ...about, verdict: 'not-tried', because: silentBecause };
  if (leaks.length === 0) return { ...about, verdict: 'passed' };
  return { ...about, verdict: 'failed', because: `It wrote ${[...new Set(leaks)].slice(0, 5).join('; ')}.` };
}
