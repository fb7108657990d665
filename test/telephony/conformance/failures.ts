import type { Report } from '../../../telephony/conformance/src/report/report';

/** What failed and why, as a test shows it. */
export const failures = ({ results }: Report): readonly string[] =>
  results.filter(({ verdict }) => verdict === 'failed').map(({ id, because }) => `${id}: ${because}`);
