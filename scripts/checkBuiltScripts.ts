import powerApps from '@microsoft/eslint-plugin-power-apps';
import { ESLint } from 'eslint';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repoRoot } from './repoRoot';

/** What runs in the agent's browser, as it is shipped. */
export const builtScripts: readonly string[] = [
  'out/controls/CifSoftphone/bundle.js',
  'out/webresources/cti_/softphone/panel.js',
  'out/webresources/cti_/softphone/line.js',
  'out/webresources/cti_/softphone/redirect.js',
];

/** One real hit makes the checker suspect every variable of the same short name. */
const maxShown = 8;

/**
 * Runs the Power Apps checker's rules and no-eval over the built scripts, read as ES2018.
 * @throws Error that lists rule and place of each hit.
 */
export async function checkBuiltScripts(): Promise<void> {
  const texts = await Promise.all(
    builtScripts.map(async (path) => ({ path, text: await readFile(join(repoRoot, path), 'utf8') })),
  );
  const faults = (await Promise.all(texts.map(({ path, text }) => scriptFaults(path, text)))).flat();
  if (faults.length > 0) {
    const shown = faults.slice(0, maxShown).map((fault) => `  ${fault}\n`);
    throw new Error(
      `The solution checker would object ${faults.length} times to what was built, beginning with:\n${shown.join('')}` +
        'Where a name such as window.top is in our sources, fix it there; the rest usually follows from the first.',
    );
  }
}

/** @returns one line for each rule that the script breaks; later syntax than ES2018 is one of them. */
export async function scriptFaults(path: string, text: string): Promise<readonly string[]> {
  const hosted = powerApps.configs.paCheckerHosted;
  const eslint = new ESLint({
    cwd: repoRoot,
    overrideConfigFile: true,
    // Comments inside bundled libraries are not ours and must not switch rules off.
    allowInlineConfig: false,
    overrideConfig: [
      {
        files: ['**/*.js'],
        languageOptions: { ecmaVersion: 2018, sourceType: 'script' },
        linterOptions: { reportUnusedDisableDirectives: 'off' },
        plugins: { '@microsoft/power-apps': powerApps },
        settings: hosted.settings ?? {},
        rules: {
          ...Object.fromEntries(Object.keys(hosted.rules ?? {}).map((rule) => [rule, 'error' as const])),
          'no-eval': 'error',
          // The panel is built with `self` for `window`, which avoid-window-top does not see through.
          'no-restricted-properties': [
            'error',
            { object: 'self', property: 'top' },
            { object: 'globalThis', property: 'top' },
          ],
        },
      },
    ],
  });
  const [result] = await eslint.lintText(text, { filePath: join(repoRoot, 'built', path.split('/').pop() ?? path) });
  return (result?.messages ?? []).map(
    ({ ruleId, message, line, column }) => `${path}:${line}:${column} ${ruleId ?? 'syntax'}: ${message}`,
  );
}
