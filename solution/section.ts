import { textOf, type SolutionFiles } from './model/solutionFiles';
import { platformXml } from './platformXml';

/** One part of the sources as it stands within customizations.xml. */
const part = (sources: SolutionFiles, path: string): string =>
  platformXml(textOf(sources, path)).replace(/ xmlns:xsi="[^"]*"/, '');

const within = (name: string, elements: readonly string[]): string =>
  [`<${name}>`, ...elements.map(indent), `</${name}>`].join('\r\n');

const indent = (text: string): string => text.replace(/(^|\n)(?=[^\r\n])/g, '$1  ');

const partsIn = (sources: SolutionFiles, files: RegExp): readonly string[] =>
  [...sources.keys()]
    .filter((path) => files.test(path))
    .sort()
    .map((path) => part(sources, path));

/** A section of customizations.xml whose parts have files of their own. */
export const section = (sources: SolutionFiles, name: string, files: RegExp): string =>
  indent(within(name, partsIn(sources, files))).trimStart();

/** Tables, each with the views and charts that lie beside it. */
export function tableSection(sources: SolutionFiles): string {
  const tables = [...sources.keys()].filter((path) => /^Entities\/[^/]+\/Entity\.xml$/.test(path)).sort();
  const whole = tables.map((path) => {
    const folder = path.replace(/Entity\.xml$/, '');
    const views = partsIn(sources, new RegExp(`^${folder}SavedQueries/`)).map((text) =>
      text.replace(/^<savedqueries>\r\n|\r\n<\/savedqueries>$/g, '').replace(/^ {2}/gm, ''),
    );
    const charts = partsIn(sources, new RegExp(`^${folder}Visualizations/`));
    return part(sources, path)
      .replace('  <SavedQueries />', () => indent(within('SavedQueries', [within('savedqueries', views)])))
      .replace('  <Visualizations />', () => indent(within('Visualizations', charts)))
      .replace('  <RibbonDiffXml />', () => indent(part(sources, `${folder}RibbonDiff.xml`)));
  });
  return indent(within('Entities', whole)).trimStart();
}

/** Ties of a table of the package's own; a package without one has an empty list. */
export const relationshipSection = (sources: SolutionFiles): string =>
  indent(part(sources, 'Other/Relationships.xml')).trimStart();
