import { closestLanguage } from '../words/closestLanguage';

/** Unique names of the templates that the solution ships; makers and admins rely on them. */
const inboundCallNotification = 'CTI_inboundCallNotification';
export const customerSession = 'CTI_createSession';
export const unknownCallerSession = 'cti_unknownCaller';
export const customerTab = 'cti_customerSummary';
export const searchTab = 'cti_search';
export const newCaseTab = 'cti_newCase';

/** What the names of the notification's templates end with, by LCID; English is the one that older packages have, too. */
const endings: ReadonlyMap<number, string> = new Map([
  [1033, ''],
  [1031, '_1031'],
  [1036, '_1036'],
  [1041, '_1041'],
  [3082, '_3082'],
]);

/**
 * The templates that may show a ring, the best first: in the agent's language, and without the row for comments when
 * there are none. A row that is there is worth less than words that the agent understands.
 */
export function inboundCallTemplates(languageId: number, hasComments: boolean): readonly string[] {
  const ending = closestLanguage(endings, languageId) ?? '';
  const names = [ending, ''].flatMap((end) => [
    ...(hasComments ? [] : [`${inboundCallNotification}_noComments${end}`]),
    `${inboundCallNotification}${end}`,
  ]);
  return Array.from(new Set(names));
}
