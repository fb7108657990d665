import { ESLint, type Linter } from 'eslint';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkerPlugins, checkerRules, checkerSettings } from './checker/checkerRules';
import { libraryHits } from './checker/libraryHits';
import { repoRoot } from './repoRoot';

/** What runs in the agent's browser, as it is shipped. */
export const builtScripts: readonly string[] = [
  'out/controls/CifSoftphone/bundle.js',
  'out/webresources/cti_/softphone/panel.js',
  'out/webresources/cti_/softphone/line.js',
  'out/webresources/cti_/softphone/later.js',
  'out/webresources/cti_/softphone/messages.js',
  'out/webresources/cti_/softphone/messagespanel.js',
  'out/webresources/cti_/softphone/voice.js',
  'out/webresources/cti_/softphone/voicepanel.js',
  'out/webresources/cti_/softphone/redirect.js',
  'out/webresources/cti_/softphone/sidepane.js',
  'out/webresources/cti_/softphone/setup.js',
  'out/webresources/cti_/softphone/settings.js',
];

/** One real hit makes the checker suspect every variable of the same short name. */
const maxShown = 8;

/**
 * Runs the Power Apps checker's whole set of rules over the built scripts, read as ES2018. What a library is known to
 * bring passes (`checker/libraryHits.ts`); nothing of ours does.
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
        'Where a name such as window.top is in our sources, fix it there; the rest usually follows from the first. ' +
        'What a new version of a library brings belongs into scripts/checker/libraryHits.ts and docs/proven.md.',
    );
  }
}

/** @returns one line for each rule that the script breaks; later syntax than ES2018 is one of them. */
export async function scriptFaults(path: string, text: string): Promise<readonly string[]> {
  const file = path.split('/').pop() ?? path;
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
        plugins: checkerPlugins,
        settings: checkerSettings,
        rules: checkerRules,
      },
    ],
  });
  const [result] = await eslint.lintText(text, { filePath: join(repoRoot, 'built', file) });
  return beyondLibraries(file, result?.messages ?? []).map(
    ({ ruleId, message, line, column }) => `${path}:${line}:${column} ${ruleId ?? 'syntax'}: ${message}`,
  );
}

function beyondLibraries(file: string, messages: readonly Linter.LintMessage[]): readonly Linter.LintMessage[] {
  return messages.filter(({ ruleId }) => {
    const known = libraryHits.find((hit) => hit.file === file && hit.rule === ruleId)?.atMost ?? 0;
    return messages.filter((other) => other.ruleId === ruleId).length > known;
  });
}
