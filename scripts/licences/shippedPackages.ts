import { build, type Plugin } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringsPlugin } from '../build/stringsPlugin';
import { repoRoot } from '../repoRoot';

export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX, as the lock file has it. */
  readonly licence: string;
  /** The files that hold parts of it. */
  readonly files: readonly string[];
}

/** What is shipped, and the source that it is bundled from. */
const bundles: readonly {
  readonly file: string;
  readonly entry: string;
  readonly platform: 'browser' | 'node';
  readonly external: readonly string[];
}[] = [
  {
    file: 'bundle.js',
    entry: 'CifSoftphone/entries/control.ts',
    platform: 'browser',
    // The platform brings these.
    external: ['react', 'react-dom', '@fluentui/react'],
  },
  { file: 'panel.js', entry: 'CifSoftphone/entries/panel.tsx', platform: 'browser', external: [] },
  { file: 'line.js', entry: 'CifSoftphone/entries/line.ts', platform: 'browser', external: [] },
  { file: 'messages.js', entry: 'CifSoftphone/entries/messages.ts', platform: 'browser', external: [] },
  { file: 'voice.js', entry: 'CifSoftphone/entries/voice.ts', platform: 'browser', external: [] },
  { file: 'redirect.js', entry: 'CifSoftphone/entries/redirect.ts', platform: 'browser', external: [] },
  { file: 'connector.mjs', entry: 'telephony/xmpp/src/main.ts', platform: 'node', external: [] },
  {
    file: 'adaptor.zip',
    entry: 'adaptor/src/functions.ts',
    platform: 'node',
    external: ['@azure/functions-core'],
  },
  {
    // A file of its own in the same zip.
    file: 'adaptor.zip',
    entry: 'adaptor/src/telemetry/azureMonitor.ts',
    platform: 'node',
    external: ['@azure/functions-core'],
  },
];

/** Every package of which a part is in a shipped file: out of the bundler's own account, not a list kept by hand. */
export async function shippedPackages(): Promise<readonly ShippedPackage[]> {
  const files = new Map<string, Set<string>>();
  for (const { file, entry, platform, external } of bundles) {
    const plugins: Plugin[] = platform === 'browser' ? [stringsPlugin] : [];
    const { metafile } = await build({
      absWorkingDir: repoRoot,
      entryPoints: [entry],
      bundle: true,
      write: false,
      metafile: true,
      platform,
      external: [...external],
      plugins,
      target: platform === 'node' ? 'node20' : 'es2018',
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'silent',
    });
    for (const output of Object.values(metafile.outputs)) {
      for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
        // The whole path below the tree, because a package can bring another version of one with it.
        const path = /(?:^|\/)(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
        if (path === undefined || bytesInOutput === 0) continue;
        files.set(path, (files.get(path) ?? new Set()).add(file));
      }
    }
  }
  // The same version can lie at two places of the tree.
  const packages = new Map<string, ShippedPackage>();
  for (const [path, holders] of files) {
    const one = fromLock(path);
    const key = `${one.name} ${one.version}`;
    packages.set(key, { ...one, files: [...new Set([...(packages.get(key)?.files ?? []), ...holders])] });
  }
  return [...packages.values()].sort(byName);
}

const byName = (left: ShippedPackage, right: ShippedPackage): number =>
  `${left.name} ${left.version}` < `${right.name} ${right.version}` ? -1 : 1;

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly license?: string }>>;
}
let lock: Lock | undefined;

function fromLock(path: string): Pick<ShippedPackage, 'name' | 'version' | 'licence'> {
  lock ??= JSON.parse(readFileSync(join(repoRoot, 'package-lock.json'), 'utf8')) as Lock;
  const entry = lock.packages[path];
  if (entry?.version === undefined) throw new Error(`${path} is shipped, but not in package-lock.json.`);
  return { name: path.replace(/^.*node_modules\//, ''), version: entry.version, licence: entry.license ?? 'unknown' };
}
