import { importSolution } from '../../../simulator/dynamics/solution/importSolution';
import type { Organisation } from '../../../simulator/dynamics/solution/organisation';
import { solutionParts, zipOf, type SolutionParts } from './solutionZip';

function imported(parts: SolutionParts = solutionParts()): Organisation {
  const result = importSolution(zipOf(parts));
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message).join('\n'));
  return result.organisation;
}

/** Codes of the refusals after one part was changed. */
function refusals(path: string, change: (text: string) => string | undefined): readonly string[] {
  const parts = solutionParts();
  const text = parts[path];
  if (text === undefined) throw new Error(`no part ${path}`);
  const changed = change(text);
  if (changed === text) throw new Error('the change changed nothing');
  parts[path] = changed;
  const result = importSolution(zipOf(parts));
  return result.ok ? [] : result.problems.map((problem) => problem.code);
}

describe('a solution that is complete', () => {
  it('brings its web resources, control, variables, templates and provider', () => {
    const organisation = imported();
    expect(organisation.solution).toMatchObject({ uniqueName: 'Sample', managed: true, prefix: 'abc' });
    expect(organisation.webResources.map(({ name, type }) => [name, type])).toEqual([['abc_/panel.html', 1]]);
    expect(organisation.environmentVariables).toMatchObject([{ schemaName: 'abc_Url', defaultValue: undefined }]);
    expect(organisation.sessionTemplates).toMatchObject([
      { uniqueName: 'abc_call', title: 'Call from {customer}', panelMode: 'docked', anchorTab: 'abc_customer' },
    ]);
    expect(organisation.notificationTemplates).toMatchObject([
      {
        title: '{headerText}',
        timeoutSeconds: 10,
        theme: 'light',
        desktopMode: 'background',
        showReject: true,
        fields: [{ title: 'Phone', value: '{phoneNumber}' }],
      },
    ]);
    expect(organisation.tabTemplates[0]?.parameters).toEqual({
      entityName: '{customerEntityName}',
      entityId: '{customerRecordId}',
      formId: undefined,
    });
    expect(organisation.appProfiles).toMatchObject([{ providers: ['abc_phone'], extensions: ['msdyn_CIFV2Loader'] }]);
  });

  it('brings the control with its properties and the strings of every language beside the listed one', () => {
    const [control] = imported().controls;
    expect(control).toMatchObject({
      name: 'abc_Sample.Phone',
      registeredName: 'Sample.Phone',
      kind: 'virtual',
      platformLibraries: [{ name: 'React', version: '16.14.0' }],
      strings: { 1033: { Hello: 'Hello' }, 1031: { Hello: 'Hallo' } },
    });
    expect(control?.properties).toMatchObject([
      { name: 'phoneNumber', usage: 'bound', types: ['SingleLine.Phone', 'SingleLine.Text'] },
      { name: 'layout', usage: 'input', defaultValue: '0' },
    ]);
  });
});

describe('a solution that Dataverse would refuse', () => {
  const bundle = 'Controls/abc_Sample.Phone/bundle.js';
  const manifest = 'Controls/abc_Sample.Phone/ControlManifest.xml';
  const session = 'msdyn_sessiontemplates/abc_call/msdyn_sessiontemplate.xml';
  it.each<[string, string, string, (text: string) => string | undefined]>([
    ['has no solution.xml', 'missing-part', 'solution.xml', () => undefined],
    ['is not well-formed', 'xml', 'customizations.xml', (text) => text.replace('</WebResources>', '')],
    ['declares no content type for js', 'content-type', '[Content_Types].xml', (text) => text.replace('"js"', '"jsx"')],
    ['lists a web resource without its file', 'web-resource-file', 'WebResources/abc_/panel.html', () => undefined],
    [
      'does not declare a web resource',
      'root-component',
      'solution.xml',
      (text) => text.replace('type="61"', 'type="62"'),
    ],
    [
      'declares a web resource that is absent',
      'root-component-absent',
      'customizations.xml',
      (text) => text.replace('<Name>abc_/panel.html', '<Name>abc_/other.html'),
    ],
    [
      'names a web resource with a foreign prefix',
      'web-resource-prefix',
      'customizations.xml',
      (text) => text.replace('<Name>abc_/', '<Name>xyz_/'),
    ],
    ['gives a web resource a broken id', 'guid', 'customizations.xml', (text) => text.replace('{bf46', '{zf46')],
    ['lists a control without its manifest', 'control-file', manifest, () => undefined],
    ['lists a control without its bundle', 'control-resource', bundle, () => undefined],
    [
      'names a control differently in its manifest',
      'control-root-component',
      manifest,
      (text) => text.replace('"Sample"', '"Other"'),
    ],
    [
      'gives the control a version with four parts',
      'control-version',
      manifest,
      (text) => text.replace('"1.0.0"', '"1.0.0.0"'),
    ],
    ['has rows of an unknown table', 'unknown-table', session, () => undefined],
    ['points to a tab that is nowhere', 'lookup', session, (text) => text.replace('>abc_customer<', '>abc_gone<')],
    [
      'joins a provider that is nowhere',
      'lookup',
      'customizations.xml',
      (text) => text.replace('"abc_phone"', '"abc_gone"'),
    ],
    [
      'uses a column that the table lacks',
      'unknown-column',
      session,
      (text) => text.replace(/msdyn_panelstate/g, 'msdyn_panel'),
    ],
    ['uses an option that the choice lacks', 'column-value', session, (text) => text.replace('162450002', '162450009')],
    [
      'leaves a required column empty',
      'required-column',
      'msdyn_channelproviders/abc_phone/msdyn_channelprovider.xml',
      (text) => text.replace(/<msdyn_channelurl>.*<\/msdyn_channelurl>/, ''),
    ],
    [
      'keeps a row in a folder of another name',
      'row-key',
      session,
      (text) => text.replace('"abc_call"', '"abc_other"'),
    ],
    [
      'stores tab parameters that are no JSON',
      'tab-parameters',
      'msdyn_applicationtabtemplates/abc_customer/msdyn_applicationtabtemplate.xml',
      (text) => text.replace('{"entityName"', '{entityName'),
    ],
    [
      'lists what it needs and the organisation lacks',
      'missing-dependency',
      'solution.xml',
      (text) =>
        text.replace(
          '<MissingDependencies />',
          '<MissingDependencies><MissingDependency><Required type="1" schemaName="abc_t" /></MissingDependency></MissingDependencies>',
        ),
    ],
    [
      'was made for a newer platform',
      'package-version',
      'solution.xml',
      (text) => text.replace('SolutionPackageVersion="9.2"', 'SolutionPackageVersion="10.0"'),
    ],
  ])('%s: %s', (_what, code, path, change) => {
    if (code !== 'unknown-table') {
      expect(refusals(path, change)).toContain(code);
      return;
    }
    const parts = { ...solutionParts(), 'msdyn_unheardofs/abc_x/msdyn_unheardof.xml': '<msdyn_unheardof />' };
    const result = importSolution(zipOf(parts));
    expect(result.ok ? [] : result.problems.map((problem) => problem.code)).toEqual(['unknown-table']);
  });

  it('is no zip at all', () => {
    expect(importSolution(new Uint8Array([1, 2, 3]))).toMatchObject({ ok: false, problems: [{ code: 'not-a-zip' }] });
  });

  it('has everything in one extra folder', () => {
    const parts = Object.fromEntries(Object.entries(solutionParts()).map(([path, text]) => [`Sample/${path}`, text]));
    expect(importSolution(zipOf(parts))).toMatchObject({ ok: false });
  });
});

describe('what a solution needs', () => {
  const needing = (required: string) => {
    const parts = solutionParts();
    parts['solution.xml'] = parts['solution.xml']?.replace(
      '<MissingDependencies />',
      `<MissingDependencies><MissingDependency>${required}<Dependent type="66" schemaName="abc_Sample.Phone" /></MissingDependency></MissingDependencies>`,
    );
    return zipOf(parts);
  };
  const messages = (required: string, customerService = true): readonly string[] => {
    const result = importSolution(needing(required), { customerService });
    return result.ok
      ? []
      : result.problems.filter(({ code }) => code === 'missing-dependency').map(({ message }) => message);
  };

  it.each([
    '<Required type="1" schemaName="contact" displayName="Contact" solution="System" />',
    '<Required type="1" schemaName="incident" solution="msdynce_Service (9.0.5.56)"><package>x (1.0)</package></Required>',
    '<Required type="2" schemaName="telephone1" parentSchemaName="contact" solution="System" />',
    '<Required type="2" schemaName="primarycontactid" parentSchemaName="account" solution="System" />',
    '<Required type="80" schemaName="msdyn_CustomerServiceWorkspace" />',
    '<Required type="msdyn_applicationextension" displayName="CIF" id.msdyn_uniquename="msdyn_CIFV2Loader" />',
    // It brings this itself.
    '<Required type="61" schemaName="abc_/panel.html" />',
    '<Required type="msdyn_channelprovider" id.msdyn_uniquename="abc_phone" />',
  ])('is there: %s', (required) => expect(messages(required)).toEqual([]));

  it.each([
    [
      '<Required type="1" schemaName="opportunity" solution="msdynce_Sales (9.0)" />',
      'opportunity (type 1, of the solution msdynce_Sales (9.0))',
    ],
    ['<Required type="2" schemaName="nope" parentSchemaName="contact" />', 'nope (type 2)'],
    [
      '<Required type="msdyn_channelprovider" displayName="msdyn_omnichannel" id.msdyn_uniquename="msdyn_omnichannel" />',
      'msdyn_omnichannel',
    ],
    // A form is told by an id that no other organisation has.
    ['<Required type="60" displayName="Case form" id="{b05c1e9c-94d0-46c1-8968-df49b8f33ec7}" />', 'Case form'],
    ['', '?'],
  ])('is missing and named: %s', (required, name) => {
    expect(messages(required)).toEqual([expect.stringContaining(`The missing dependencies are : ${name}`)]);
  });

  it('of Customer Service is missing where there is none', () => {
    expect(messages('<Required type="1" schemaName="incident" />', false)).toHaveLength(1);
    expect(messages('<Required type="1" schemaName="contact" />', false)).toEqual([]);
  });
});

describe('values of environment variables in the zip', () => {
  const path = 'environmentvariabledefinitions/abc_Url/environmentvariablevalues.json';
  const values = (value: unknown): string =>
    JSON.stringify({ environmentvariablevalues: { environmentvariablevalue: value } });
  const id = { '@environmentvariablevalueid': 'bf46e924-c3ca-4e11-9079-00224805c6d4', iscustomizable: '1' };
  const importedWith = (json: string, at = path) => {
    const parts = solutionParts();
    parts['[Content_Types].xml'] = parts['[Content_Types].xml']?.replace(
      '</Types>',
      '<Default Extension="json" ContentType="application/octet-stream" /></Types>',
    );
    return importSolution(zipOf({ ...parts, [at]: json }));
  };

  it('arrive as current values', () => {
    expect(importedWith(values({ ...id, value: 'https://example.com' }))).toMatchObject({
      ok: true,
      leftOut: [],
      organisation: { environmentVariables: [{ schemaName: 'abc_Url', currentValue: 'https://example.com' }] },
    });
    expect(importedWith(values(id))).toMatchObject({ ok: true });
  });

  it.each([
    ['without an id', values({ value: 'x' }), path],
    ['that are no JSON', '{', path],
    ['too long', values({ ...id, value: 'x'.repeat(2_001) }), path],
    ['of a variable that nobody defines', values({ ...id, value: 'x' }), path.replace('abc_Url', 'abc_Other')],
  ])('%s are refused', (_what, json, at) => {
    expect(importedWith(json, at)).toMatchObject({ ok: false, problems: [{ code: 'variable-value' }] });
  });
});

describe('what an import leaves out', () => {
  const leftOutOf = (change: SolutionParts): readonly string[] => {
    const result = importSolution(zipOf({ ...solutionParts(), ...change }));
    if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join());
    return result.leftOut;
  };

  it('is nothing of a solution whose every part is read', () => expect(leftOutOf({})).toEqual([]));

  it('is said: components of other kinds, files that nothing names', () => {
    const customizations = solutionParts()['customizations.xml'] ?? '';
    const solution = solutionParts()['solution.xml'] ?? '';
    const words = leftOutOf({
      'customizations.xml': customizations.replace(
        '<Entities />',
        '<Entities><Entity><Name>abc_table</Name></Entity></Entities><Workflows><Workflow Name="Agent" /></Workflows>',
      ),
      'solution.xml': solution.replace(
        '</RootComponents>',
        '<RootComponent type="1" schemaName="abc_table" behavior="0" /></RootComponents>',
      ),
      'Workflows/abc_flow.xml': '<x />',
      'PluginAssemblies/abc/abc.js': 'x',
      'WebResources/abc_/forgotten.js': 'x',
      'msdyn_sessiontemplates/abc_call/notes.html': 'x',
      'readme.html': 'x',
    });
    for (const what of [
      'Entities in customizations.xml: 1 (abc_table)',
      'Workflows in customizations.xml: 1 (Agent)',
      'abc_table of type 1',
      'Workflows: 1 file',
      'PluginAssemblies: 1 file',
      'WebResources/abc_/forgotten.js',
      'msdyn_sessiontemplates/abc_call/notes.html',
      'readme.html',
    ]) {
      expect(words).toEqual(expect.arrayContaining([expect.stringContaining(what)]));
    }
    expect(words).toHaveLength(8);
  });
});
