import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(__dirname, '../../..');

describe('what every place must load to join the line', () => {
  it('is small and holds neither SignalR, MSAL nor phone metadata', async () => {
    const result = await build({
      entryPoints: [join(root, 'CifSoftphone/entries/joinLine.ts')],
      absWorkingDir: root,
      bundle: true,
      minify: true,
      write: false,
      metafile: true,
      target: 'es2018',
    });
    const inputs = Object.keys(result.metafile.inputs);
    expect(inputs).toContain('CifSoftphone/line/follower/placeLine.ts');
    expect(inputs.filter((path) => path.includes('node_modules'))).toEqual([]);
    // 1.4 kB of it read a consultation's pair, a conference's parties and what telephony knows of a call (menus, record),
    // half a kB more what makers say of tables and facts, as much again what a wrap-up asks, and its answers, and as
    // much the agent's state with its times and the queues, and a line whether a ring can be rejected, and 0.3 kB what it may be answered with by text; the control as a whole has its own budget.
    expect(result.outputFiles[0]?.contents.length).toBeLessThan(42_400);
  });
});
