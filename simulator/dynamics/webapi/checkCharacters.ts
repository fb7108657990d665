import { ODataError } from './odataError';

/** `Char` of XML 1.0, section 2.2; with the flag `u` a half of a surrogate pair is a code point of its own. */
const xmlText = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u;

/**
 * Dataverse takes only texts that XML can carry (it calls `XmlConvert.VerifyXmlChars` for every text and memo column):
 * https://learn.microsoft.com/power-apps/developer/data-platform/best-practices/work-with-data/invalidcharactersinfield
 */
export function checkCharacters(columns: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(columns)) {
    if (typeof value !== 'string' || xmlText.test(value)) continue;
    throw new ODataError(400, '0x80040278', `The field '${name}' contains one or more invalid characters.`);
  }
}
