/** Words between a number and its extension, as people and systems write them. */
const extensionWord = /(?:;ext=|(?:extension|ext|durchwahl|poste|anexo|x|内線)\.?)\s*:?\s*(?=\d)/giu;

/**
 * What a telephone can dial of a text that was typed or pasted: `+`, digits, `*`, `#` and a comma (a pause) before an
 * extension. Everything else is left out, also the trunk zero of `+44 (0)20 …`.
 *
 * @example dialDigits('+1 (202) 555-0142 ext 3') // '+12025550142,3'
 */
export function dialDigits(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/^\s*tel:/i, '')
    .replace(extensionWord, ',');
  const international = plain.trimStart().startsWith('+');
  const keys = (international ? plain.replace('(0)', '') : plain).replace(/[^0-9*#,]/g, '');
  return international ? `+${keys}` : keys;
}
