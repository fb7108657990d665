import { allChecks } from '../../../telephony/conformance/src/checks/allChecks';
import { isNamed } from '../../../telephony/conformance/src/options';
import { runSuite } from '../../../telephony/conformance/src/runSuite';
import { createAsteriskDriver } from './asteriskDriver';
import { failures } from './failures';

it('the Asterisk connector passes every check, in front of a PBX that is a fake', async () => {
  const report = await runSuite({ createDriver: createAsteriskDriver, checks: allChecks, atOnce: 6 });
  expect(failures(report)).toEqual([]);
  // What the connector does not declare is not asked of it; everything else was tried.
  const notTried = report.results.filter(({ verdict }) => verdict === 'not-tried');
  expect(notTried.filter(({ because = '' }) => !because.includes('does not declare'))).toEqual([]);
  expect(notTried.filter(({ id }) => id.startsWith('command-'))).toEqual([]);
}, 180_000);

it('where Accept makes the telephone answer, it passes too', async () => {
  const checks = allChecks.filter(({ id }) =>
    isNamed(id, ['accepted', 'rejected', 'timed-out', 'caller-*', 'restart-*']),
  );
  const report = await runSuite({
    createDriver: (world) => createAsteriskDriver(world, { answer: 'talk' }),
    checks,
    atOnce: 12,
  });
  expect(failures(report)).toEqual([]);
}, 120_000);
