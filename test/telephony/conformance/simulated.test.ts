import { allChecks } from '../../../telephony/conformance/src/checks/allChecks';
import { runSuite } from '../../../telephony/conformance/src/runSuite';
import { createDriver } from './simulatedDriver';

it('the simulated telephony system passes, and what could not be tried is said with its reason', async () => {
  const { results } = await runSuite({ createDriver, checks: allChecks, atOnce: 16 });
  const failed = results.filter(({ verdict }) => verdict === 'failed');
  expect(failed.map(({ id, because }) => `${id}: ${because}`)).toEqual([]);
  const notTried = results.filter(({ verdict }) => verdict === 'not-tried');
  expect(notTried.map(({ id }) => id)).toEqual([
    'timed-out',
    'answered-at-the-phone',
    'restart-in-call',
    'restart-command',
    'restart-missed-end',
    'restart-missed-ring',
    'cut-in-call',
    'cut-missed-end',
    'cut-missed-ring',
    'log-private',
  ]);
  expect(notTried.every(({ because = '' }) => because.startsWith('It '))).toBe(true);
}, 120_000);
