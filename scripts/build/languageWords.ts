import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { manifestKeys, notificationKeys } from '../../CifSoftphone/words/stringKeys';
import { repoRoot } from '../repoRoot';
import { parseResx } from './parseResx';

type Words = Readonly<Record<string, string>>;

export const languageFile = (lcid: number): string => join(repoRoot, 'strings', `CifSoftphone.${lcid}.resx`);

/** Scripts and pages with words of their own: the pages for administrators, conversations, and the rows of these. */
const pages = { setup: 'Setup', settings: 'Settings', chat: 'Chat', rows: 'Rows' } as const;
export const isPage = (name: string): name is keyof typeof pages => Object.keys(pages).includes(name);
export const pageFile = (page: keyof typeof pages, lcid: number): string =>
  join(repoRoot, 'strings', 'pages', `${pages[page]}.${lcid}.resx`);

/** Words that the platform reads for itself: no script of ours asks for them. */
const ofPackage: readonly string[] = [...manifestKeys, ...notificationKeys];
const isVoiceKey = (key: string): boolean => key.startsWith('Voice_');

/** All words of a language file. @throws when there is none, or it is malformed */
export async function languageWords(path: string): Promise<Words> {
  return parseResx(await readFile(path, 'utf8'), path);
}

/** Those that the panel shows: the others would only make it bigger. */
export const panelWords = (words: Words): Words => only(words, (key) => !isVoiceKey(key) && !ofPackage.includes(key));
/** Those of the browser's telephone. */
export const voiceWords = (words: Words): Words => only(words, isVoiceKey);

const only = (words: Words, isWanted: (key: string) => boolean): Words =>
  Object.fromEntries(Object.entries(words).filter(([key]) => isWanted(key)));
