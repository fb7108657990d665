import { join, resolve, sep } from 'node:path';
import { repoRoot } from '../repoRoot';

const packages = join(repoRoot, 'node_modules');
const harness = join(packages, 'pcf-start');
/** The control loads the line's script from here, as it does in an organisation. */
const webResources = join(repoRoot, 'out', 'webresources');

/** The two addresses on the public network that the harness page names, and what stands in for them here. */
const standIns: Readonly<Record<string, string>> = {
  'https://unpkg.com/react@16.14.0/umd/react.development.js': '/local/react.js',
  'https://unpkg.com/react-dom@16.14.0/umd/react-dom.development.js': '/local/react-dom.js',
};

const localFiles: Readonly<Record<string, string>> = {
  '/local/react.js': join(packages, 'react', 'umd', 'react.development.js'),
  '/local/react-dom.js': join(packages, 'react-dom', 'umd', 'react-dom.development.js'),
};

/** Fluent would ask a CDN for fonts and icons. */
const noFonts = "<script>window.FabricConfig={fontBaseUrl:'',iconBaseUrl:''}</script>";

/**
 * The harness page without any address outside this machine.
 * @throws Error when the page changed, so that an update of pcf-start is noticed.
 */
export function localPage(page: string): string {
  let text = page;
  for (const [remote, local] of Object.entries(standIns)) {
    text = text.replace(remote, local);
  }
  if (/<script src="https?:/.test(text) || !text.includes('/local/react.js')) {
    throw new Error(
      'The page of pcf-start loads other scripts than expected, so it would not work without internet: ' +
        'look at node_modules/pcf-start/index.html and change scripts/harness/harnessFiles.ts.',
    );
  }
  return text.replace('<script ', `${noFonts}<script `);
}

/**
 * Files that may answer a path, in this order: the control's before the harness's own.
 * A path that would leave the folders has none.
 */
export function candidates(path: string, controlFolder: string): readonly string[] {
  const local = localFiles[path];
  if (local) {
    return [local];
  }
  const webResource = /^\/WebResources(\/.+)$/.exec(path)?.[1];
  const places = webResource
    ? [{ folder: webResources, below: webResource }]
    : [controlFolder, harness].map((folder) => ({ folder, below: path }));
  return places
    .map(({ folder, below }) => ({ folder, file: resolve(folder, `.${below}`) }))
    .filter(({ folder, file }) => file.startsWith(resolve(folder) + sep))
    .map(({ file }) => file);
}

/** The page as pcf-start has it. */
export const harnessPage = join(harness, 'index.html');
