import { join } from 'node:path';
import { parseBuildOptions } from '../../scripts/build/buildOptions';

describe('npm run build', () => {
  it('is a production build into out/controls when nothing is said', () => {
    expect(parseBuildOptions([])).toEqual({
      controlsFolder: join('out', 'controls'),
      buildMode: 'production',
      typesOnly: false,
    });
  });

  it('takes what MSBuild passes', () => {
    const args = ['--noColor', '--buildMode', 'development', '--outDir', '/tmp/elsewhere', '--buildSource', 'MSBuild'];
    expect(parseBuildOptions(args)).toMatchObject({ controlsFolder: '/tmp/elsewhere', buildMode: 'development' });
  });

  it('refuses a mode that does not exist', () => {
    expect(() => parseBuildOptions(['--buildMode', 'fast'])).toThrow(/"fast": use production or development/);
  });
});
