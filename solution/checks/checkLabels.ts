import { allBelow } from '../model/readFigures';
import { child, childrenOf, type XmlElement } from '../model/xmlElement';
import type { SolutionCheck } from './solutionCheck';

/** Whose children say the same in each language, and by which attributes. */
const lists = [
  { list: 'LocalizedNames', text: 'description', language: 'languagecode' },
  { list: 'Descriptions', text: 'description', language: 'languagecode' },
  { list: 'labels', text: 'description', language: 'languagecode' },
  { list: 'Titles', text: 'Title', language: 'LCID' },
] as const;

/** Who works in a language of the softphone reads the figures in it, too: the languages are those of its words. */
export const checkLabels: SolutionCheck = ({ views, charts, dashboards, siteMaps, apps, customizationsXml }) => {
  const languages = childrenOf(child(customizationsXml, 'Languages'), 'Language').map(({ text }) => text.trim());
  return [...views, ...charts, ...dashboards, ...siteMaps, ...apps].flatMap(({ label, element }) =>
    [...new Set(lists.flatMap((rule) => missing(element, rule, languages)))].map(
      (lcid) => `"${label}" has no words in the language ${lcid} everywhere.`,
    ),
  );
};

const missing = (
  element: XmlElement,
  { list, text, language }: (typeof lists)[number],
  languages: readonly string[],
): readonly string[] =>
  allBelow(element, list)
    // The titles of a drawing are no words.
    .filter(({ children }) => list !== 'Titles' || children.some((one) => one.attributes[language] !== undefined))
    .flatMap(({ children }) =>
      languages.filter(
        (lcid) => !children.some((one) => one.attributes[language] === lcid && (one.attributes[text] ?? '') !== ''),
      ),
    );
