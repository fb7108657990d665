import { bytesOf, textOf, type SolutionFiles } from '../model/solutionFiles';
import { chartsXml } from './chartsXml';
import { dashboardId, dashboardXml } from './dashboardXml';
import { relationshipsXml } from './relationshipsXml';
import { iconOfTable, tableName, tableXml } from './tableXml';
import { viewsXml } from './viewsXml';
import { allLanguages } from './words';
import { element, toXml, xmlFile, type Written } from './xmlWriter';

const messagesSolution = 'CifSoftphoneMessages';

/**
 * The sources of the add-on that conversations are written into, in the layout of those of the phone. Most of an activity
 * table is the platform's own and the same in each: so it is made of tables of columns instead of 3,000 lines of XML.
 * @param phone the sources of the phone's package: publisher and version are the same
 */
export function messagesSources(phone: SolutionFiles): SolutionFiles {
  const folder = 'Entities/cti_Conversation/';
  const ribbon = textOf(phone, 'Entities/PhoneCall/RibbonDiff.xml');
  return new Map([
    ...[...viewsXml()].map(([name, xml]) => file(`${folder}SavedQueries/${name}.xml`, xml)),
    ...[...chartsXml()].map(([name, xml]) => file(`${folder}Visualizations/${name}.xml`, xml)),
    file(`${folder}Entity.xml`, tableXml()),
    [`${folder}RibbonDiff.xml`, bytesOf(ribbon)],
    file('Dashboards/conversations.xml', dashboardXml()),
    file('Other/Relationships.xml', relationshipsXml()),
    ['Other/Solution.xml', bytesOf(solutionXml(textOf(phone, 'Other/Solution.xml')))],
    ['Other/Customizations.xml', bytesOf(customizations(textOf(phone, 'Other/Customizations.xml')))],
  ]);
}

const file = (path: string, xml: Written): [string, Uint8Array] => [path, bytesOf(xmlFile(xml))];

/** The phone's, under another name, with what it holds and what it needs. */
function solutionXml(phone: string): string {
  const version = /<Version>([^<]+)<\/Version>/.exec(phone)?.[1] ?? '';
  const roots = element('RootComponents', {}, [
    element('RootComponent', { type: '1', schemaName: tableName, behavior: '0' }),
    element('RootComponent', { type: '60', id: dashboardId, behavior: '0' }),
  ]);
  const needs = element('MissingDependencies', {}, [
    dependency(
      { type: '61', schemaName: iconOfTable, displayName: 'Softphone: icon' },
      { type: '1', schemaName: tableName, displayName: 'Conversation' },
      version,
    ),
  ]);
  return phone
    .replace(/<UniqueName>CifSoftphone<\/UniqueName>/, `<UniqueName>${messagesSolution}</UniqueName>`)
    .replace('<LocalizedName description="CIF Softphone"', '<LocalizedName description="CIF Softphone: conversations"')
    .replace(/ *<RootComponents>[\s\S]*<\/RootComponents>/, () => toXml(roots, '    '))
    .replace(/ *<MissingDependencies \/>/, () => toXml(needs, '    '));
}

const dependency = (
  required: Readonly<Record<string, string>>,
  dependent: Readonly<Record<string, string>>,
  version: string,
): Written =>
  element('MissingDependency', {}, [
    element('Required', { ...required, solution: `CifSoftphone (${version})` }),
    element('Dependent', dependent),
  ]);

/** Without the rows of Customer Service's tables, which are all the phone's. */
function customizations(phone: string): string {
  const languages = element(
    'Languages',
    {},
    allLanguages.map((language) => element('Language', {}, language)),
  );
  return phone
    .replace(/\n *<(msdyn_\w+set)>[\s\S]*?<\/\1>/g, '')
    .replace(/ *<Languages>[\s\S]*<\/Languages>/, () => toXml(languages, '  '));
}
