import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { playwrightSwitchesOff } from '../scenarios/harness/chromiumSwitches';

it('the tests switch off in Chromium what Playwright does, in its version of today', () => {
  const bundle = join(dirname(require.resolve('playwright-core/package.json')), 'lib', 'coreBundle.js');
  const list = /disabledFeatures = \[([^\]]*)\]/.exec(readFileSync(bundle, 'utf8'))?.[1] ?? '';
  const names = [...list.replaceAll(/\/\/.*$/gm, '').matchAll(/"(\w+)"/g)].map((match) => match[1]);
  expect(playwrightSwitchesOff).toEqual(names);
});
