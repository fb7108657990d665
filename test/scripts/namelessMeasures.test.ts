import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withoutNames } from '../../scripts/build/namelessMeasures';

const modules = ['msal-browser/dist', 'msal-common/dist-browser'];
const read = (path: string) => readFile(join('node_modules/@azure', path), 'utf8');

it('takes the names out of what MSAL measures, and nothing else', async () => {
  const [browser, common] = await Promise.all([
    read(`${modules[0]}/telemetry/BrowserPerformanceEvents.mjs`),
    read(`${modules[1]}/telemetry/performance/PerformanceEvents.mjs`),
  ]);
  for (const script of [browser, common]) {
    const names = script.match(/^const \w+ = "\w+";/gm) ?? [];
    // All that is in there are such names: a version that puts something else there must be looked at.
    expect(names.length).toBeGreaterThan(20);
    expect(script.match(/^(?:const|let|var|function|class) /gm)).toHaveLength(names.length);
    expect(withoutNames(script).match(/"\w+"/g)).toBeNull();
  }
});
