import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { languages } from '../CifSoftphone/words/languages';
import { stringsName } from './build/stringsScript';
import { builtPaths } from './builtFiles';
import { isFresh } from './isFresh';
import { repoRoot } from './repoRoot';

type BuildScript = 'build' | 'build:adaptor' | 'build:client' | 'build:asterisk' | 'build:xmpp' | 'pack';

interface BuildStep {
  readonly what: string;
  readonly script: BuildScript;
  readonly sources: readonly string[];
  readonly results: readonly string[];
}

const steps = (): readonly BuildStep[] => [
  {
    what: 'the control and the web resources',
    script: 'build',
    sources: [
      'CifSoftphone',
      'pages',
      'setup',
      'protocol',
      'strings',
      'ControlManifest.Input.xml',
      'package.json',
      'pcfconfig.json',
      'scripts/build',
    ],
    results: [
      ...['bundle.js', 'ControlManifest.xml'].map((file) => `out/controls/CifSoftphone/${file}`),
      ...[
        'panel.html',
        'panel.js',
        'line.js',
        'later.js',
        'messages.js',
        'messagespanel.js',
        'voice.js',
        'voicepanel.js',
        'redirect.html',
        'redirect.js',
        'sidepane.js',
        'sidepane.svg',
        'setup.html',
        'setup.js',
        'settings.html',
        'settings.js',
        'pages.css',
        ...languages.map(stringsName),
      ].map((file) => `out/webresources/cti_/softphone/${file}`),
    ],
  },
  {
    what: 'the adaptor',
    script: 'build:adaptor',
    sources: ['adaptor/src', 'adaptor/host.json', 'adaptor/package.json', 'protocol', 'scripts/buildAdaptor.mjs'],
    results: [builtPaths().adaptorZip],
  },
  {
    what: 'the client for telephony systems',
    script: 'build:client',
    sources: ['telephony/client/src', 'protocol', 'scripts/build', 'scripts/buildClient.mjs', 'tsconfig.node.json'],
    results: ['index.mjs', 'index.cjs', 'index.d.ts'].map((file) => `telephony/client/dist/${file}`),
  },
  {
    what: 'the connector for Asterisk',
    script: 'build:asterisk',
    sources: [
      'telephony/asterisk/src',
      'telephony/base',
      'telephony/client/src',
      'protocol',
      'scripts/build/buildConnector.ts',
      'scripts/buildAsterisk.mjs',
    ],
    results: ['telephony/asterisk/dist/connector.mjs'],
  },
  {
    what: 'the connector for XMPP',
    script: 'build:xmpp',
    sources: [
      'telephony/xmpp/src',
      'telephony/base',
      'telephony/client/src',
      'protocol',
      'scripts/build/buildConnector.ts',
      'scripts/buildXmpp.mjs',
    ],
    results: ['telephony/xmpp/dist/connector.mjs'],
  },
  {
    what: 'the solution',
    script: 'pack',
    sources: ['solution', 'out/controls', 'out/webresources', 'package.json'],
    results: [builtPaths().solutionZip, builtPaths().coreSolutionZip, builtPaths().messagesZip],
  },
];

/**
 * Builds what is missing or older than its sources, each part at most once. Throws when a build fails.
 * @param wanted only these parts.
 */
export function ensureBuilt(
  say: (line: string) => void,
  wanted: readonly BuildScript[] = ['build', 'build:adaptor', 'build:client', 'build:asterisk', 'build:xmpp', 'pack'],
): void {
  for (const step of steps().filter(({ script }) => wanted.includes(script))) {
    if (isFresh(absolute(step.sources), absolute(step.results))) continue;
    say(`Building ${step.what} …`);
    const result = spawnSync('npm', ['run', '--silent', step.script], {
      cwd: repoRoot,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      shell: process.platform === 'win32',
    });
    if (result.status !== 0) {
      throw new Error(`Building ${step.what} failed (npm run ${step.script}):\n${result.stdout}\n${result.stderr}`);
    }
  }
}

const absolute = (paths: readonly string[]): readonly string[] => paths.map((path) => resolve(repoRoot, path));
