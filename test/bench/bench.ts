import { cpus, loadavg } from 'node:os';
import { builtFiles } from '../../scripts/builtFiles';
import { asteriskPrograms, debianFolder, hasDebian } from '../../scripts/interop/getDebian';
import { measureSizes } from '../../scripts/measureSizes';
import { ensureBuilt } from '../../scripts/ensureBuilt';
import { startSimulator, type Simulator } from '../../simulator/startSimulator';
import { startBrowser } from '../scenarios/harness/chromium';
import { benchAsterisk } from './benchAsterisk';
import { benchBrowserPhone } from './benchBrowserPhone';
import { benchCalls } from './benchCalls';
import { benchClicks } from './benchClicks';
import { benchColdStart } from './benchColdStart';
import { benchConnect } from './benchConnect';
import { benchConnector } from './benchConnector';
import { benchControl } from './benchControl';
import { benchReconnect } from './benchReconnect';
import { benchRings } from './benchRings';
import { benchStorage } from './benchStorage';
import { pageProbe } from './pageProbe';
import { overBudget, reportLines, type Measured } from './report';

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

/**
 * `npm run bench [-- --no-build] [--short] [--only <word>]`: every number of the budget, measured on this machine
 * against the built product. `--short` repeats less, to try the bench itself; `--only` takes the sections whose title
 * begins with that word.
 */
async function main(): Promise<void> {
  if (!process.argv.includes('--no-build')) ensureBuilt(console.log);
  const [load = 0] = loadavg();
  console.log(`${cpus().length} cores, load ${load.toFixed(2)}, Node ${process.version}`);
  const short = process.argv.includes('--short');
  const only = process.argv[process.argv.indexOf('--only') + 1 || Infinity]?.toLowerCase() ?? '';
  const measured: Measured[] = [];
  const isWanted = (what: string): boolean => what.toLowerCase().startsWith(only);
  const section = async (what: string, measure: () => Promise<readonly Measured[]>): Promise<void> => {
    if (!isWanted(what)) return;
    console.log(`\n${what}`);
    const rows = await measure();
    measured.push(...rows);
    console.log(reportLines(rows).join('\n'));
  };
  const simulated = async (
    counting: boolean,
    what: string,
    measure: (simulator: Simulator) => Promise<readonly Measured[]>,
  ): Promise<void> => {
    if (!isWanted(what)) return;
    const simulator = await startSimulator({
      port: 0,
      ...builtFiles(),
      countStorageRequests: counting,
      // One call right after the other is more than the limit for a person leaves through.
      adaptorSettings: { AgentRequestsPerSecond: '1000' },
    });
    await section(what, () => measure(simulator)).finally(() => simulator.stop());
  };
  // Each section in a world of its own: what one leaves behind is not in the next one's way.
  await simulated(false, `Rings (${short ? 20 : 100} each)`, async (simulator) => {
    const { certificateSpkiHash } = simulator.entra;
    const context = await startBrowser({ certificateSpkiHash, thirdPartyCookies: 'allowed' });
    await context.addInitScript(pageProbe);
    return benchRings(simulator, context, short ? 20 : 100).finally(() => context.close());
  });
  await simulated(false, 'Calls', (simulator) => benchCalls(simulator, short ? 5 : 20));
  await simulated(false, 'Presses of daily jobs', benchClicks);
  await simulated(false, 'Panel', (simulator) => benchConnect(simulator, short ? 1 : 5));
  await simulated(false, 'Control', (simulator) => benchControl(simulator, short ? 2 : 9));
  await simulated(false, 'Reconnect', (simulator) => benchReconnect(simulator, short ? 1 : 4));
  // Where a real Asterisk is on this machine already, or is asked for: nothing is fetched unasked.
  if (hasDebian(debianFolder(), asteriskPrograms) || only.startsWith('asterisk')) {
    await section('Asterisk', () => benchAsterisk(short ? 5 : 20));
    await section('Asterisk, in mid-call', () => benchBrowserPhone(short ? 2 : 10));
    await section('Asterisk, many calls', () => benchConnector(short ? 10 : 50));
  }
  await section('Cold start', () => benchColdStart(short ? 3 : 15));
  // Requests are counted by a proxy, which costs time: nothing is timed beside it.
  await simulated(true, 'Storage', benchStorage);
  await section('Sizes, gzip', async () =>
    (await measureSizes()).map((size) => ({ what: size.name, value: size.kb, unit: 'kB', budget: size.maxKb })),
  );
  const over = overBudget(measured);
  console.log(over === 0 ? '\nAll within budget.' : `\n${over} over budget.`);
  process.exitCode = over === 0 ? 0 : 1;
}
