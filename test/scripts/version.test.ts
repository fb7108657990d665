import { wrongVersions } from '../../scripts/version';

const texts: Readonly<Record<string, string>> = {
  'ControlManifest.Input.xml': '<?xml version="1.0"?><manifest><control namespace="A" version="1.2.3" other="x">',
  'solution/src/Other/Solution.xml': '<ImportExportXml version="9.2.0.0"><Version>1.2.3.0</Version>',
};

describe('the version', () => {
  it('is the same in package, control and solution', () => {
    expect(wrongVersions('1.2.3', (file) => texts[file] ?? '')).toEqual([]);
  });

  it('names each place that has another one', () => {
    expect(wrongVersions('1.3.0', (file) => texts[file] ?? '')).toEqual([
      'ControlManifest.Input.xml has version 1.2.3, package.json asks for 1.3.0.',
      'solution/src/Other/Solution.xml has version 1.2.3.0, package.json asks for 1.3.0.0.',
    ]);
  });
});
