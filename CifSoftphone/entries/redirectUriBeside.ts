/** The redirect page is delivered beside `line.js`; the app registration has its full address, without version path. */
export const redirectUriBeside = (lineScriptUrl: string): string => new URL('redirect.html', lineScriptUrl).href;
