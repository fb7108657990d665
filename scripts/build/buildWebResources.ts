import { build, type Plugin } from 'esbuild';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { minify } from 'terser';
import { repoRoot } from '../repoRoot';
import { leaveOut } from './leaveOut';
import { leaveOutOfPanel } from './leaveOutOfPanel';
import { namelessMeasures } from './namelessMeasures';
import { joinNullTests } from './joinNullTests';
import { newLoops } from './newLoops';
import { noticesByPackage } from './noticesByPackage';
import { withoutSilentCalls } from './saysNothing';
import { strictEquality } from './strictEquality';
import { takenFromPage } from './takenFromPage';
import { stringsPlugin } from './stringsPlugin';
import { languages } from '../../CifSoftphone/words/languages';
import { stringsName, stringsScript } from './stringsScript';
import { wordlessSchemas } from './wordlessSchemas';

/** Web resources are named like their path below this folder: `cti_/softphone/panel.js`. */
export const webResourcesFolder = join(repoRoot, 'out', 'webresources');

const scripts: Readonly<Record<string, string>> = {
  panel: 'CifSoftphone/entries/panel.tsx',
  line: 'CifSoftphone/entries/line.ts',
  later: 'CifSoftphone/entries/later.ts',
  messages: 'CifSoftphone/entries/messages.ts',
  messagespanel: 'CifSoftphone/entries/messagesPanel.ts',
  voice: 'CifSoftphone/entries/voice.ts',
  voicepanel: 'CifSoftphone/entries/voicePanel.ts',
  redirect: 'CifSoftphone/entries/redirect.ts',
  sidepane: 'CifSoftphone/entries/sidePane.ts',
  setup: 'pages/entries/setup.tsx',
  settings: 'pages/entries/settings.tsx',
};
/** Beside those of every script. */
const ownPlugins: Readonly<Record<string, readonly Plugin[]>> = {
  panel: [leaveOutOfPanel],
  line: [leaveOut, namelessMeasures, newLoops],
  later: [takenFromPage],
  messages: [wordlessSchemas],
  messagespanel: [takenFromPage],
};
const pages = ['panel.html', 'redirect.html', 'sidepane.svg'].map((name) => join('CifSoftphone', 'entries', name));
/** Of administrators. */
const adminPages = ['setup.html', 'settings.html', 'pages.css'].map((name) => join('pages', 'entries', name));

/** Fluent asks a CDN for fonts unless this is set before its first line runs. */
const beforeFluent = "window.FabricConfig={fontBaseUrl:''};";

/**
 * The solution checker's rule against `window.top` does not know scopes: where React writes `e=window`, it takes every
 * `e.top` of Fluent's rectangles for it. `self` is the same object; the check of what is built watches `self.top`.
 */
const otherWindow = { window: 'self' };

/** Builds the pages and their scripts: ES2018 (what the solution checker reads), each file complete in itself. */
export async function buildWebResources(): Promise<void> {
  const outDir = join(webResourcesFolder, 'cti_', 'softphone');
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  const results = await Promise.allSettled([
    ...Object.entries(scripts).map(([name, entry]) => buildScript(name, entry, outDir)),
    ...languages.map(async (language) => writeFile(join(outDir, stringsName(language)), await stringsScript(language))),
    ...[...pages, ...adminPages].map((page) => copyFile(join(repoRoot, page), join(outDir, basename(page)))),
  ]);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) {
    throw failed.reason;
  }
}

async function buildScript(name: string, entry: string, outDir: string): Promise<void> {
  const { outputFiles } = await build({
    absWorkingDir: repoRoot,
    entryPoints: [entry],
    write: false,
    bundle: true,
    format: 'iife',
    platform: 'browser',
    plugins: [stringsPlugin, ...(ownPlugins[name] ?? [])],
    target: 'es2018',
    minify: true,
    // The licences of what is bundled ask to travel with it; a separate file would not be imported.
    legalComments: 'eof',
    define: { 'process.env.NODE_ENV': '"production"', ...(name === 'panel' ? otherWindow : {}) },
    ...(name === 'panel' ? { banner: { js: beforeFluent } } : {}),
    logLevel: 'warning',
  });
  await writeFile(join(outDir, `${name}.js`), await smaller(outputFiles[0]?.text ?? '', name));
}

/** A second pass by terser: 4 % less of everything an agent loads (docs/decisions/0008-smaller-web-resources.md). */
async function smaller(script: string, name: string): Promise<string> {
  const { code } = await minify(script, {
    ecma: 2018,
    compress: { ecma: 2018, passes: 3, ...(name === 'line' ? withoutSilentCalls : {}) },
    // The licences are at the end already, each once.
    format: { comments: /^!|@license|@preserve/i },
  });
  if (code === undefined) throw new Error('terser gave nothing back.');
  return noticesByPackage(strictEquality(joinNullTests(code)));
}
