import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { english, languages, type Language } from '../../CifSoftphone/words/languages';
import { languageFile } from '../build/languageWords';
import { parseResx } from '../build/parseResx';
import { stringsName } from '../build/stringsScript';
import { repoRoot } from '../repoRoot';

export const solutionFolder = join(repoRoot, 'solution', 'src');

const template = 'CTI_inboundCallNotification';
const rows: readonly { readonly path: (name: string) => string; readonly names: readonly string[] }[] = [
  {
    path: (name) => `msdyn_notificationtemplates/${name}/msdyn_notificationtemplate.xml`,
    names: [template, `${template}_noComments`],
  },
  {
    path: (name) => `msdyn_notificationfields/${name}/msdyn_notificationfield.xml`,
    names: ['cti_comments', 'cti_phoneNumber'],
  },
];
/** Words of a row that the agent reads, by the column: what is in the English row comes from these keys. */
const shown: Readonly<Record<string, readonly string[]>> = {
  msdyn_acceptbuttontext: ['Ring_Accept'],
  msdyn_rejectbuttontext: ['Ring_Reject'],
  msdyn_title: ['Call_Comments', 'Notification_PhoneNumber'],
};

const besideEnglish = languages.filter(({ lcid }) => lcid !== english.lcid);

type Words = Readonly<Record<string, string>>;
const wordsOf = ({ lcid }: Language): Words => parseResx(readFileSync(languageFile(lcid), 'utf8'), `${lcid}`);
const names = new Intl.DisplayNames('en', { type: 'language' });
const nameOf = ({ tag }: Language): string => names.of(tag) ?? tag;

/**
 * What the solution has for each language, by path under `solution/src`: the panel's strings, and besides English the
 * notification and its fields. They are made of the English rows and of `strings/`, so a language needs no file there by
 * hand.
 * @param read text of a file of `solution/src`; undefined where there is none
 */
export function solutionParts(read: (path: string) => string | undefined): ReadonlyMap<string, string> {
  const must = (path: string): string => {
    const text = read(path);
    if (text === undefined) throw new Error(`solution/src/${path} is missing.`);
    return text;
  };
  const files = new Map<string, string>();
  const first = wordsOf(english);
  for (const language of languages) {
    const path = `WebResources/cti_/softphone/${stringsName(language)}.data.xml`;
    files.set(path, webResource(language, read(path)));
  }
  for (const language of besideEnglish) {
    const words = wordsOf(language);
    for (const { path, names: all } of rows) {
      for (const name of all)
        files.set(path(inLanguage(name, language)), row(must(path(name)), language, first, words));
    }
  }
  files.set('Other/Solution.xml', rootComponents(must('Other/Solution.xml')));
  files.set('Other/Customizations.xml', links(must('Other/Customizations.xml')));
  return files;
}

const inLanguage = (name: string, { lcid }: Language): string => `${name}_${lcid}`;

/** The English row under the language's name and with its words; all else stays as makers of the English one set it. */
function row(text: string, language: Language, first: Words, words: Words): string {
  return text
    .replace(/(msdyn_uniquename=")([^"]+)/, (_all, start: string, name: string) => start + inLanguage(name, language))
    .replace(/<(msdyn_\w+) default="([^"]*)">[\s\S]*?<\/\1>/g, (whole, column: string, was: string) => {
      const key = (shown[column] ?? []).find((one) => first[one] === was);
      const own = key === undefined ? undefined : words[key];
      const becomes = column === 'msdyn_name' ? `${was}, ${nameOf(language)}` : own === undefined ? was : xmlText(own);
      return whole.replaceAll(`"${was}"`, () => `"${becomes}"`);
    });
}

const xmlText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

/** @param before the file as it is: a web resource keeps its id for ever */
function webResource(language: Language, before: string | undefined): string {
  const name = `cti_/softphone/${stringsName(language)}`;
  const id = /<WebResourceId>\{([^}]+)\}/.exec(before ?? '')?.[1] ?? idFor(name);
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<WebResource xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `  <WebResourceId>{${id}}</WebResourceId>`,
    `  <Name>${name}</Name>`,
    `  <DisplayName>Softphone strings (${nameOf(language)})</DisplayName>`,
    '  <WebResourceType>3</WebResourceType>',
    '  <IntroducedVersion>1.0.0.0</IntroducedVersion>',
    '  <IsEnabledForMobileClient>0</IsEnabledForMobileClient>',
    '  <IsAvailableForMobileOffline>0</IsAvailableForMobileOffline>',
    '  <IsCustomizable>1</IsCustomizable>',
    '  <CanBeDeleted>1</CanBeDeleted>',
    '  <IsHidden>0</IsHidden>',
    `  <FileName>/WebResources/${name}</FileName>`,
    '</WebResource>',
  ];
  return `\uFEFF${lines.join('\n')}\n`;
}

/** A GUID of the version for ids made in one's own way: the same for the same name, whoever runs this. */
function idFor(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

function rootComponents(text: string): string {
  const line = / *<RootComponent type="61" schemaName="cti_\/softphone\/strings\.\d+\.js" behavior="0" \/>\n/g;
  const own = languages
    .map(
      (language) =>
        `      <RootComponent type="61" schemaName="cti_/softphone/${stringsName(language)}" behavior="0" />\n`,
    )
    .sort();
  const start = text.search(line);
  const rest = text.replace(line, '');
  return rest.slice(0, start) + own.join('') + rest.slice(start);
}

/** Which field stands in which notification: as in English, for each language. */
function links(text: string): string {
  const element = 'msdyn_notificationtemplate_notificationfield';
  const one = new RegExp(
    `  <${element} msdyn_notificationfieldid\\.msdyn_uniquename="(\\w+)" msdyn_notificationtemplateid\\.msdyn_uniquename="(\\w+)">[\\s\\S]*?</${element}>\n`,
    'g',
  );
  const inEnglish = [...text.matchAll(one)]
    .map(([, field = '', name = '']) => [field, name] as const)
    .filter((pair) => pair.every((name) => !/_\d+$/.test(name)));
  const all = [
    ...inEnglish,
    ...besideEnglish.flatMap((language) =>
      inEnglish.map(([field, name]) => [inLanguage(field, language), inLanguage(name, language)] as const),
    ),
  ].sort((a, b) => (a.join() < b.join() ? -1 : 1));
  const own = all.map(
    ([field, name]) =>
      `    <${element} msdyn_notificationfieldid.msdyn_uniquename="${field}" msdyn_notificationtemplateid.msdyn_uniquename="${name}">\n` +
      `      <iscustomizable>1</iscustomizable>\n    </${element}>\n`,
  );
  const set = new RegExp(`(<${element}set>\n)[\\s\\S]*?( *</${element}set>)`);
  return text.replace(set, (_all, start: string, end: string) => start + own.join('') + end);
}
