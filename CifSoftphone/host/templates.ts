import { closestLanguage, english } from '../words/languages';

/** Unique names of the templates that the solution ships; makers and admins rely on them. */
const inboundCallNotification = 'CTI_inboundCallNotification';
export const customerSession = 'CTI_createSession';
export const unknownCallerSession = 'cti_unknownCaller';
export const customerTab = 'cti_customerSummary';
export const searchTab = 'cti_search';
export const newCaseTab = 'cti_newCase';

/**
 * The templates that may show a ring, the best first: in the agent's language, and without the row for comments when
 * there are none. A row that is there is worth less than words that the agent understands.
 */
export function inboundCallTemplates(languageId: number, hasComments: boolean): readonly string[] {
  const { lcid } = closestLanguage(languageId);
  // Older packages have only the English ones, which are named for no language.
  const ending = lcid === english.lcid ? '' : `_${lcid}`;
  const names = [ending, ''].flatMap((end) => [
    ...(hasComments ? [] : [`${inboundCallNotification}_noComments${end}`]),
    `${inboundCallNotification}${end}`,
  ]);
  return Array.from(new Set(names));
}
