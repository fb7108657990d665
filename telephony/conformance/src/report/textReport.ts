import { countOf, type CheckResult, type Report } from './report';

const signs = { passed: 'ok        ', failed: 'FAILED    ', 'not-tried': 'not tried ' } as const;

/** One check as it ends: its name, and where it did not pass the reason and what it is good for. */
export function resultLines({
  id,
  title,
  why,
  page,
  verdict,
  because,
  tookMs,
  lastWords = [],
}: CheckResult): readonly string[] {
  const first = `${signs[verdict]}${id.padEnd(26)} ${title} (${(tookMs / 1000).toFixed(1)} s)`;
  if (verdict === 'passed') return [first];
  const indent = ' '.repeat(signs.passed.length);
  const more = verdict === 'failed' ? [`${indent}Why it matters: ${why}`, `${indent}Read: ${page}`] : [];
  const words =
    lastWords.length === 0
      ? []
      : [`${indent}The connector wrote last:`, ...lastWords.map((line) => `${indent}  ${line}`)];
  return [first, `${indent}${because ?? ''}`, ...more, ...words];
}

/** The last lines. */
export function summaryLines(report: Report): readonly string[] {
  const [passed, failed, notTried] = (['passed', 'failed', 'not-tried'] as const).map((one) => countOf(report, one));
  return [
    '',
    `${passed} passed, ${failed} failed, ${notTried} not tried.`,
    failed === 0
      ? 'Nothing failed. What was not tried is not shown to work.'
      : 'docs/connectors.md says what to do about each.',
  ];
}
