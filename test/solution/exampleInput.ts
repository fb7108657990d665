import { join } from 'node:path';
import { languages } from '../../CifSoftphone/words/languages';
import { stringsName } from '../../scripts/build/stringsScript';
import { repoRoot } from '../../scripts/repoRoot';
import type { AssembleInput } from '../../solution/assemble';
import { exampleOrganisation } from '../../solution/channelUrl';
import type { SolutionFiles } from '../../solution/model/solutionFiles';
import { bytesOf } from '../../solution/model/solutionFiles';
import { readFolder } from '../../solution/readFolder';

const manifest = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<manifest><control namespace="CifSoftphone" constructor="CifSoftphone" version="1.0.0">
<resources><code path="bundle.js" order="1"/><resx path="strings/CifSoftphone.1033.resx" version="1.0.0"/></resources>
</control></manifest>`;

/** The real sources with a small made-up build: the packer does not care what a script says. */
export async function exampleInput(organisation = exampleOrganisation): Promise<AssembleInput> {
  return {
    sources: await readFolder(join(repoRoot, 'solution', 'src')),
    control: filesOf({
      'ControlManifest.xml': manifest,
      'bundle.js': 'var a = 1;',
      'bundle.js.LICENSE.txt': 'MIT',
      'strings/CifSoftphone.1031.resx': '<root></root>',
      'strings/CifSoftphone.1033.resx': '<root></root>',
    }),
    webResources: filesOf({
      'cti_/softphone/later.js': 'var a = 1;',
      'cti_/softphone/line.js': 'var a = 1;',
      'cti_/softphone/pages.css': 'a{}',
      'cti_/softphone/panel.html': '<!doctype html>',
      'cti_/softphone/panel.js': 'var a = 1;',
      'cti_/softphone/redirect.html': '<!doctype html>',
      'cti_/softphone/redirect.js': 'var a = 1;',
      'cti_/softphone/settings.html': '<!doctype html>',
      'cti_/softphone/settings.js': 'var a = 1;',
      'cti_/softphone/setup.html': '<!doctype html>',
      'cti_/softphone/setup.js': 'var a = 1;',
      'cti_/softphone/sidepane.js': 'var a = 1;',
      'cti_/softphone/sidepane.svg': '<svg/>',
      'cti_/softphone/messages.js': 'var a = 1;',
      'cti_/softphone/messagespanel.js': 'var a = 1;',
      'cti_/softphone/voice.js': 'var a = 1;',
      'cti_/softphone/voicepanel.js': 'var a = 1;',
      ...Object.fromEntries(languages.map((language) => [`cti_/softphone/${stringsName(language)}`, 'var a = 1;'])),
    }),
    organisation,
  };
}

function filesOf(texts: Readonly<Record<string, string>>): SolutionFiles {
  return new Map(Object.entries(texts).map(([path, text]) => [path, bytesOf(text)]));
}

/** The same files with one of them changed (`undefined` removes it). */
export function withFile(
  files: SolutionFiles,
  path: string,
  change: (text: string) => string | undefined,
): SolutionFiles {
  const changed = new Map(files);
  const before = files.get(path);
  const after = change(before ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(before) : '');
  if (after === undefined) {
    changed.delete(path);
  } else {
    changed.set(path, bytesOf(after));
  }
  return changed;
}
