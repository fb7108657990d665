/**
 * Where `line.js` lies. A page among our own web resources keeps the folder it was served from (and with it Dynamics'
 * cache token); a form takes the path from the organisation's root.
 */
export const lineScriptBesidePage = (pageUrl: string): string => new URL('line.js', pageUrl).pathname;
export const lineScriptFromRoot = (origin: string): string =>
  new URL('WebResources/cti_/softphone/line.js', origin).pathname;
