import { assemble } from '../../solution/assemble';
import { runChecks } from '../../solution/checks/runChecks';
import { readModel } from '../../solution/model/readModel';
import type { SolutionFiles } from '../../solution/model/solutionFiles';
import { bytesOf } from '../../solution/model/solutionFiles';
import { packSolution } from '../../solution/packSolution';
import { exampleInput, withFile } from './exampleInput';

const control = 'Controls/cti_CifSoftphone.CifSoftphone';
const provider = 'msdyn_channelproviders/cti_softphone/msdyn_channelprovider.xml';
const session = 'msdyn_sessiontemplates/CTI_createSession/msdyn_sessiontemplate.xml';
const scope = 'environmentvariabledefinitions/cti_Scope/environmentvariabledefinition.xml';

async function faultsAfter(change: (files: SolutionFiles) => SolutionFiles): Promise<readonly string[]> {
  return runChecks(readModel(change(assemble(await exampleInput(), true))));
}
const replaced =
  (path: string, from: string | RegExp, to: string) =>
  (files: SolutionFiles): SolutionFiles =>
    withFile(files, path, (text) => {
      const after = text.replace(from, to);
      if (after === text) {
        throw new Error(`nothing to replace in ${path}`);
      }
      return after;
    });
const removed =
  (path: string) =>
  (files: SolutionFiles): SolutionFiles =>
    withFile(files, path, () => undefined);
const added =
  (path: string, text: string) =>
  (files: SolutionFiles): SolutionFiles =>
    new Map([...files, [path, bytesOf(text)]]);

type Case = readonly [mistake: string, change: (files: SolutionFiles) => SolutionFiles, message: RegExp];
const cases: readonly Case[] = [
  [
    'a control manifest is cut off',
    replaced(`${control}/strings/CifSoftphone.1031.resx`, '</root>', ''),
    /not well-formed/,
  ],
  [
    'a language is in the package, but not in the manifest of the control',
    added(`${control}/strings/CifSoftphone.1045.resx`, '<root></root>'),
    /CifSoftphone\.1045\.resx is in the package, but the manifest of cti_CifSoftphone\.CifSoftphone does not list it/,
  ],
  [
    'the publisher comes before the version',
    replaced('solution.xml', /(<Version>.*<\/Version>)\s*(<Managed>.*<\/Managed>)/, '$2$1'),
    /another order/,
  ],
  [
    'sets of links are not sorted',
    replaced('customizations.xml', /msdyn_appconfig_msdyn_channelproviderset>/g, 'msdyn_zset>'),
    /customizations\.xml has the elements in another order/,
  ],
  [
    'an attribute names the organisation',
    replaced('solution.xml', '<ImportExportXml ', '<ImportExportXml OrganizationSchemaType="Full" '),
    /OrganizationSchemaType/,
  ],
  [
    'the package claims a later platform',
    replaced('solution.xml', 'SolutionPackageVersion="9.2"', 'SolutionPackageVersion="9.9"'),
    /SolutionPackageVersion/,
  ],
  [
    'the unique name has a blank',
    replaced('solution.xml', '<UniqueName>CifSoftphone<', '<UniqueName>Cif Softphone<'),
    /unique name "Cif Softphone"/,
  ],
  ['the option prefix is too small', replaced('solution.xml', '>28410<', '>99<'), /option prefix "99"/],
  ['the prefix is reserved', replaced('solution.xml', '>cti<', '>mscrmx<'), /prefix "mscrmx"/],
  ['Managed is still 2', replaced('solution.xml', '<Managed>1<', '<Managed>2<'), /Managed 2/],
  [
    'the solution has a three-part version',
    replaced('solution.xml', '<Version>1.0.0.0<', '<Version>1.0.0<'),
    /four parts/,
  ],
  [
    'the control has a four-part version',
    replaced(`${control}/ControlManifest.xml`, /(constructor="CifSoftphone" version=")1\.0\.0/, '$11.0.0.0'),
    /three parts are needed/,
  ],
  [
    'the control is older than the last release',
    replaced(`${control}/ControlManifest.xml`, /(constructor="CifSoftphone" version=")1\.0\.0/, '$10.0.0'),
    /not as high as the last release/,
  ],
  [
    'control and solution disagree',
    replaced(`${control}/ControlManifest.xml`, /(constructor="CifSoftphone" version=")1\.0\.0/, '$11.1.0'),
    /package\.json decides both/,
  ],
  [
    'an environment variable has another prefix',
    replaced(scope, 'schemaname="cti_', 'schemaname="abc_'),
    /"abc_Scope" must begin/,
  ],
  [
    'a web resource has no root component',
    replaced('solution.xml', /<RootComponent type="61" schemaName="cti_\/softphone\/line\.js"[^>]*>/, ''),
    /no root component "61 cti_\/softphone\/line\.js"/,
  ],
  [
    'a role is no root component',
    replaced('solution.xml', /<RootComponent type="20" [^>]*>/, ''),
    /no root component "20 \{7d1f6a52/,
  ],
  [
    'a role names a privilege that no export has',
    replaced('customizations.xml', 'prvReadContact"', 'prvReadmsdyn_channelprovider"'),
    /"CIF Softphone agent" has prvReadmsdyn_channelprovider, which no export proves/,
  ],
  [
    'a privilege reaches nowhere',
    replaced('customizations.xml', 'prvReadContact" level="Local"', 'prvReadContact" level="User"'),
    /prvReadContact at the level "User"/,
  ],
  [
    'a privilege is there twice',
    replaced('customizations.xml', 'prvReadContact"', 'prvReadAccount"'),
    /has prvReadAccount twice/,
  ],
  [
    'two roles have one id and one name',
    replaced(
      'customizations.xml',
      /<Role id="[^"]*" name="CIF Softphone administrator"/,
      '<Role id="{7d1f6a52-3b0e-4a86-9c41-5e2a8f0b6c11}" name="CIF Softphone agent"',
    ),
    /Two roles have the id [^]*Two roles are called "CIF Softphone agent"/,
  ],
  [
    'a role has no real id',
    replaced('customizations.xml', /<Role id="\{[^"]*" name="CIF Softphone a/, '<Role id="{1}" name="CIF Softphone a'),
    /needs a real, constant id, not "\{1\}"/,
  ],
  [
    'the parts of a role are in another order',
    replaced('customizations.xml', /<IsCustomizable>1<\/IsCustomizable>\s*<RolePrivileges>/, '<RolePrivileges>'),
    /must have IsCustomizable and then RolePrivileges/,
  ],
  [
    'a view names a column that the softphone does not fill',
    replaced('customizations.xml', '<order attribute="scheduledstart"', '<order attribute="new_hour"'),
    /The view "Softphone: .*" names new_hour/,
  ],
  [
    'a view shows what it does not ask for',
    replaced('customizations.xml', '<attribute name="phonenumber" />', ''),
    /shows phonenumber without asking for it/,
  ],
  [
    'a view would become the default of a table that is not ours',
    replaced('customizations.xml', /<isdefault>0<\/isdefault>(?=\s*<savedqueryid>)/, '<isdefault>1</isdefault>'),
    /not the default of a table that is not ours/,
  ],
  [
    'the names in a chart do not fit together',
    replaced('customizations.xml', '<measure alias="cti_figure" />', '<measure alias="cti_other" />'),
    /measures something else than its question adds up/,
  ],
  [
    'a chart groups by what its category does not say',
    replaced('customizations.xml', '<category alias="cti_group">', '<category alias="cti_x">'),
    /has a category that its question does not group by/,
  ],
  [
    'a chart is by the hour',
    replaced('customizations.xml', 'dategrouping="day"', 'dategrouping="hour"'),
    /"Calls by day" groups by hour, which Dataverse cannot/,
  ],
  [
    'a dashboard shows a view of somebody else',
    replaced('customizations.xml', /<ViewId>\{5C2F/, '<ViewId>{00AA'),
    /shows the view \{00AA.*, which is not in the package/,
  ],
  [
    'a dashboard shows a chart of somebody else',
    replaced('customizations.xml', /<VisualizationId>\{8A41/, '<VisualizationId>{00AA'),
    /shows the chart \{00AA.*, which is not in the package/,
  ],
  [
    'a cell of a dashboard is higher than its rows',
    replaced('customizations.xml', 'rowspan="12"', 'rowspan="13"'),
    /13 rows high without as many rows/,
  ],
  [
    'a dashboard is for a role that nobody has',
    replaced('customizations.xml', '<Role Id="{7d1f6a52', '<Role Id="{00aaaa52'),
    /is for the role \{00aaaa52.*which is not known/,
  ],
  [
    'two parts have one id',
    replaced(
      'customizations.xml',
      /<savedqueryid>\{[^}]*b02\}/,
      '<savedqueryid>{5c2f0a10-8e41-4b7d-9a36-1d0c6f2e7b01}',
    ),
    /has the id of "Softphone: /,
  ],
  [
    'a view has no name in one of the languages',
    replaced('customizations.xml', /<LocalizedName description="Softphone: [^"]*" languagecode="1043" \/>/, ''),
    /"Softphone: .*" has no words in the language 1043 everywhere/,
  ],
  [
    'the app has the icon of somebody else',
    replaced('customizations.xml', /(<AppModule>[^]*?<WebResourceId>)[^<]*/, '$1953b9fac-1e5e-e611-80d6-00155ded156f'),
    /The icon of the app cti_CifSoftphone is not in the package/,
  ],
  [
    'the app shuts out the administrators of the system',
    replaced('customizations.xml', '<Role id="{627090ff-40a3-4053-8790-584edc5be201}" />', ''),
    /shuts out the administrators of the system/,
  ],
  [
    'a page of the app leads to a dashboard of somebody else',
    replaced('customizations.xml', 'DefaultDashboard="e7b3', 'DefaultDashboard="00aa'),
    /The page cti_dashboard of the sitemap cti_CifSoftphone leads to nothing/,
  ],
  [
    'the app is no root component',
    replaced('solution.xml', /<RootComponent type="80"[^>]*>/, ''),
    /no root component "80 cti_CifSoftphone"/,
  ],
  [
    'a row has a root component',
    replaced(
      'solution.xml',
      '</RootComponents>',
      '<RootComponent type="10421" schemaName="cti_x" behavior="0" /></RootComponents>',
    ),
    /10421 cti_x/,
  ],
  ['a script was not built', removed('WebResources/cti_/softphone/line.js'), /line\.js, which is not in the package/],
  ['a file belongs to no web resource', added('WebResources/cti_/softphone/extra.js', ''), /no web resource names it/],
  ['a path has a backslash', added('Controls\\x.js', ''), /backslash/],
  ['a bundle is too big', added(`${control}/bundle.js`, 'a'.repeat(5 * 1024 * 1024 + 1)), /5 MiB/],
  ['an extension is not declared', added(`${control}/picture.png`, ''), /does not declare the extension/],
  ['the content types are missing', removed('[Content_Types].xml'), /would not be recognised/],
  [
    'the control calls itself otherwise',
    replaced(`${control}/ControlManifest.xml`, 'namespace="CifSoftphone"', 'namespace="Softphone"'),
    /calls itself Softphone\.CifSoftphone/,
  ],
  [
    'the control lies in another folder',
    replaced('customizations.xml', '/Controls/cti_CifSoftphone.CifSoftphone/', '/Controls/Other/'),
    /lies in the folder Other/,
  ],
  [
    'the resource of a control is missing',
    removed(`${control}/strings/CifSoftphone.1033.resx`),
    /names strings\/CifSoftphone\.1033\.resx/,
  ],
  ['two web resources share an id', replaced('customizations.xml', '3f02}', '3f01}'), /id of another one/],
  [
    'a web resource has a made-up id',
    replaced('customizations.xml', '{8d0c1f7a-52e4-4b7e-9b57-0c5d1a6e3f02}', '{00000000-0000-0000-0000-000000000000}'),
    /real, constant id/,
  ],
  [
    'a web resource name has a blank',
    replaced('customizations.xml', '<Name>cti_/softphone/line.js', '<Name>cti_/soft phone/line.js'),
    /may hold letters/,
  ],
  [
    'a page is declared as a script',
    replaced('customizations.xml', /(panel\.html<\/Name>[\s\S]*?<WebResourceType>)1/, '$13'),
    /does not fit its extension/,
  ],
  [
    'the folder of a row has another name',
    replaced(provider, 'msdyn_uniquename="cti_softphone"', 'msdyn_uniquename="cti_Softphone"'),
    /its folder must have exactly that name/,
  ],
  [
    'columns are not sorted',
    replaced(provider, /(<msdyn_name>.*<\/msdyn_name>)\s*(<msdyn_sortorder>.*<\/msdyn_sortorder>)/, '$2$1'),
    /alphabetical order/,
  ],
  [
    'a column does not exist',
    replaced(provider, '<msdyn_name>', '<msdyn_aname>1</msdyn_aname><msdyn_name>'),
    /msdyn_aname, which its table does not have/,
  ],
  [
    'a needed column is missing',
    replaced(provider, /<msdyn_sortorder>.*<\/msdyn_sortorder>/, ''),
    /lacks the column msdyn_sortorder/,
  ],
  ['a choice does not exist', replaced(session, '162450002', '162450009'), /msdyn_panelstate is "162450009"/],
  ['a text is too long', replaced(provider, '/panel.html', `/${'p'.repeat(1100)}.html`), /1024 are allowed/],
  [
    'a localised column is plain',
    replaced(session, /<msdyn_title[\s\S]*<\/msdyn_title>/, '<msdyn_title>x</msdyn_title>'),
    /written as plain/,
  ],
  [
    'an anchor tab does not exist',
    replaced(session, '>cti_customerSummary<', '>cti_gone<'),
    /points at the msdyn_applicationtabtemplate "cti_gone"/,
  ],
  [
    'a link names a missing row',
    replaced(
      'customizations.xml',
      'msdyn_channelproviderid.msdyn_uniquename="cti_softphone"',
      'msdyn_channelproviderid.msdyn_uniquename="cti_gone"',
    ),
    /msdyn_channelprovider "cti_gone"/,
  ],
  [
    'a tab says something else as row than as JSON',
    replaced('msdyn_templateparameters/cti_search_searchText/msdyn_templateparameter.xml', '{phoneNumber}', '{callId}'),
    /as JSON than as rows: searchText/,
  ],
  ['a session could have a bare number as title', replaced(session, /\{customer\}/g, '{phoneNumber}'), /bare number/],
  [
    'a value of an environment variable is shipped',
    added('environmentvariabledefinitions/cti_Scope/environmentvariablevalues.json', '{}'),
    /would set a value/,
  ],
  [
    'an environment variable has a default',
    replaced(scope, '<description', '<defaultvalue>x</defaultvalue><description'),
    /has a default/,
  ],
];

describe('packing stops, and says why, when', () => {
  it.each(cases)('%s', async (_mistake, change, message) => {
    expect((await faultsAfter(change)).join('\n')).toMatch(message);
  });
});

describe('a sound solution', () => {
  it('passes all checks', async () => {
    expect(await faultsAfter((files) => files)).toEqual([]);
  });

  it('is not made at all when one source is wrong', async () => {
    const input = await exampleInput();
    const sources = withFile(input.sources, session, (text) => text.replace('>cti_customerSummary<', '>cti_gone<'));
    expect(() => packSolution({ ...input, sources })).toThrow(/was not written[\s\S]*cti_gone/);
  });
});
