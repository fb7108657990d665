import { cpus, loadavg } from 'node:os';
import { builtFiles } from '../../scripts/builtFiles';
import { measureSizes } from '../../scripts/checkSizes';
import { ensureBuilt } from '../../scripts/ensureBuilt';
import { startSimulator } from '../../simulator/startSimulator';
import { startBrowser } from '../scenarios/harness/chromium';
import { benchConnect } from './benchConnect';
import { benchControl } from './benchControl';
import { benchRings } from './benchRings';
import { benchStorage } from './benchStorage';
import { pageProbe } from './pageProbe';
import { overBudget, reportLines, type Measured } from './report';

void main();

/** `npm run bench`: every number of the budget, measured on this machine against the built product. */
async function main(): Promise<void> {
  ensureBuilt(console.log);
  const [load = 0] = loadavg();
  console.log(`${cpus().length} cores, load ${load.toFixed(2)}, Node ${process.version}`);
  const simulator = await startSimulator({ port: 0, ...builtFiles(), countStorageRequests: true });
  const measured: Measured[] = [];
  const section = async (what: string, measure: () => Promise<readonly Measured[]>): Promise<void> => {
    console.log(`\n${what}`);
    const rows = await measure();
    measured.push(...rows);
    console.log(reportLines(rows).join('\n'));
  };
  try {
    await section('Rings (200 each)', async () => {
      const { certificateSpkiHash } = simulator.entra;
      const context = await startBrowser({ certificateSpkiHash, thirdPartyCookies: 'allowed' });
      await context.addInitScript(pageProbe);
      return benchRings(simulator, context).finally(() => context.close());
    });
    await section('Storage', () => benchStorage(simulator));
    await section('Panel', () => benchConnect(simulator));
    await section('Control', () => benchControl(simulator));
    await section('Sizes, gzip', async () =>
      (await measureSizes()).map((size) => ({ what: size.name, value: size.kb, unit: 'kB', budget: size.maxKb })),
    );
    const over = overBudget(measured);
    console.log(over === 0 ? '\nAll within budget.' : `\n${over} over budget.`);
    process.exitCode = over === 0 ? 0 : 1;
  } finally {
    await simulator.stop();
  }
}
