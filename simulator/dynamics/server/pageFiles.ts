import { build, type Plugin } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { toStaticFile, type StaticFile } from './answers';

const require = createRequire(__filename);
const hereDir = join(dirname(__filename), '..');

/** React comes from the page's own script elements, so that the query can choose its version. */
const reactFromPage: Plugin = {
  name: 'react-from-page',
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /^react(-dom)?$/ }, ({ path }) => ({ path, namespace: 'page-global' }));
    pluginBuild.onLoad({ filter: /.*/, namespace: 'page-global' }, ({ path }) => ({
      contents: `module.exports = window.${path === 'react' ? 'React' : 'ReactDOM'};`,
    }));
  },
};

/** Before any Fluent script: without this it asks a CDN for its fonts. */
const beforeFluent = "window.FabricConfig = { fontBaseUrl: '' };\n";
const styles = ['page.css', 'pages.css', 'notifications.css'];
const javascript = 'text/javascript; charset=utf-8';

async function bundle(entry: string): Promise<StaticFile> {
  const result = await build({
    entryPoints: [join(hereDir, 'page', entry)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    jsx: 'transform',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [reactFromPage],
    tsconfigRaw: {},
    logLevel: 'silent',
  });
  const [file] = result.outputFiles;
  if (!file) throw new Error(`esbuild made nothing of ${entry}.`);
  return toStaticFile(file.contents, javascript);
}

/** Finds a package as the simulator's workspace sees it (React 17) or as the repository's root does (16, Fluent). */
function fromPackage(path: string, where: 'simulator' | 'root'): Promise<Buffer> {
  const base = where === 'simulator' ? join(hereDir, '..') : join(hereDir, '..', '..');
  const [first = '', second = ''] = path.split('/');
  const name = first.startsWith('@') ? `${first}/${second}` : first;
  const manifest = require.resolve(`${name}/package.json`, { paths: [base] });
  return readFile(join(dirname(manifest), path.slice(name.length + 1)));
}

let loaded: Promise<ReadonlyMap<string, StaticFile>> | undefined;

/** Everything that the host page itself is made of, by path; bundled and read once, whatever number of hosts starts. */
export function loadPageFiles(): Promise<ReadonlyMap<string, StaticFile>> {
  return (loaded ??= readPageFiles());
}

async function readPageFiles(): Promise<ReadonlyMap<string, StaticFile>> {
  const script = async (content: Promise<Uint8Array>): Promise<StaticFile> => toStaticFile(await content, javascript);
  const files: readonly (readonly [string, Promise<StaticFile>])[] = [
    ['/simulator/host/page.js', bundle('main.tsx')],
    ['/webresources/widget/msdyn_cilibrary.js', bundle('library/ciLibrary.ts')],
    ['/simulator/host/before.js', script(Promise.resolve(Buffer.from(beforeFluent)))],
    ['/simulator/host/react-17.js', script(fromPackage('react/umd/react.production.min.js', 'simulator'))],
    ['/simulator/host/react-dom-17.js', script(fromPackage('react-dom/umd/react-dom.production.min.js', 'simulator'))],
    ['/simulator/host/react-16.js', script(fromPackage('react/umd/react.production.min.js', 'root'))],
    ['/simulator/host/react-dom-16.js', script(fromPackage('react-dom/umd/react-dom.production.min.js', 'root'))],
    ['/simulator/host/fluent-8.js', script(fromPackage('@fluentui/react/dist/fluentui-react.umd.js', 'root'))],
    [
      '/simulator/host/page.css',
      Promise.all(styles.map((name) => readFile(join(hereDir, 'page', name)))).then((parts) =>
        toStaticFile(Buffer.concat(parts), 'text/css; charset=utf-8'),
      ),
    ],
  ];
  return new Map(await Promise.all(files.map(async ([path, file]) => [path, await file] as const)));
}

/** The workspace's document; `react=16` in the query loads the version of canvas apps. */
export function indexHtml(query: URLSearchParams): string {
  const react = query.get('react') === '16' ? '16' : '17';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Customer Service workspace</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/simulator/host/page.css">
</head>
<body>
<div id="workspace"></div>
<script src="/simulator/host/before.js"></script>
<script src="/simulator/host/react-${react}.js"></script>
<script src="/simulator/host/react-dom-${react}.js"></script>
<script src="/simulator/host/page.js"></script>
</body>
</html>
`;
}
