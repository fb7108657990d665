// Bundles the adaptor for Azure Functions: one CommonJS file, host.json and package.json in one zip, the same bytes on
// every run. Nothing is installed where it runs; @azure/functions-core is what the Functions worker itself provides.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { zipSync } from 'fflate';

const adaptorFolder = fileURLToPath(new URL('../adaptor/', import.meta.url));
const distFolder = join(adaptorFolder, 'dist');
/** ZIP knows no time before 1980; a fixed one keeps the bytes equal. */
const mtime = new Date(1980, 0, 1, 0, 0, 0);

await rm(distFolder, { recursive: true, force: true });
await mkdir(distFolder, { recursive: true });
await build({
  // The exporter for Application Insights is ten times the rest: a file of its own, loaded only where it is wanted.
  entryPoints: {
    functions: join(adaptorFolder, 'src/functions.ts'),
    azureMonitor: join(adaptorFolder, 'src/telemetry/azureMonitor.ts'),
  },
  outdir: distFolder,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['@azure/functions-core'],
  // The exporter asks where it lies, in words that a CommonJS file does not have.
  define: { 'import.meta.url': 'ownUrl' },
  banner: { js: "const ownUrl = require('node:url').pathToFileURL(__filename).href;" },
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'eof',
  // Beside the bundle, not in the zip: `npm run bench:load -- --profile` asks it what is whose.
  sourcemap: 'external',
  logLevel: 'warning',
});

const { name, version, main } = JSON.parse(await readFile(join(adaptorFolder, 'package.json'), 'utf8'));
const files = {
  'host.json': await readFile(join(adaptorFolder, 'host.json')),
  // Without dependencies: they are in the bundle, and a deployment must not try to install them.
  'package.json': Buffer.from(`${JSON.stringify({ name, version, private: true, main }, undefined, 2)}\n`),
  [main]: await readFile(join(distFolder, 'functions.js')),
  'dist/azureMonitor.js': await readFile(join(distFolder, 'azureMonitor.js')),
};
const zip = zipSync(files, { level: 9, mtime });
await writeFile(join(distFolder, 'adaptor.zip'), zip);
console.log(`adaptor/dist/adaptor.zip: ${Object.keys(files).join(', ')} (${Math.ceil(zip.length / 1024)} kB)`);
