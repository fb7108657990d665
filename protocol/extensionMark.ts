/** Words between a number and its extension in the product's languages and those around them, as people write them. */
const words = [
  'extension|extn|ext|x|dw|durchwahl|nebenstelle|app|poste|interne|interno|int|anexo|ramal|extensión|extensão',
  'toestel|tst|wewn|linka|klapka|mellék|dahili|доб|внутр|内線|分机|内线|轉|转',
].join('|');
const extension = new RegExp(`(^|[^\\p{L}])(?:;\\s*ext\\s*=|(?:${words})\\.?\\s*[:=]?)\\s*(?=\\d)`, 'giu');

/**
 * Puts `;ext=` in place of every word for an extension. A word's last letters are no such word: `Fax 020 …` is none.
 *
 * @param text as `cleanNumberText` gives it
 * @example markExtension('+1 202 555 0142 x3') // '+1 202 555 0142 ;ext=3'
 */
export const markExtension = (text: string): string => text.replace(extension, '$1;ext=');
