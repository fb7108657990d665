import { emergencyPlan, type DialPlace } from './emergencyPlan';
import { markExtension } from './extensionMark';
import { cleanNumberText } from './numberText';

/** What counts as a call for help: the numbers of a place, and those that an organisation adds. */
export interface EmergencyRule extends DialPlace {
  readonly more?: readonly string[];
}

/** RFC 5031: the services of help have addresses of their own. */
const sosAddress = /^(?:urn:service:sos\b|sips?:(?:\/\/)?sos(?:[.:@;?]|$))/i;
/** Service codes: `*31#`, `**21*`, `*67*82`; digits without an end belong to one only while a whole number is left. */
const codes = '(?:\\*(?:\\d{0,4}(?=\\*)|\\d{1,3}(?=\\+?\\d{3}))?)*';
/** Whole numbers in front that hide or show one's own number, as networks use them without a star. */
const plainCodes = '(?:11(?:67|70|82)|14(?:1|70)|183[12]|18[46]|133|1399|3651|067|019[67]|1800[12])?';
/**
 * What exchanges want before a number outside, some of them twice; a 9 before two digits is an extension. Steering codes
 * (`8`, `81`) only before 911, 999 and the like: an extension such as 6911 is refused for it; many end in 110 and 112.
 */
const outsideLine = '(?:0|9(?=\\d{3})|[09]{2}(?=\\d{3})|[6-9]\\d?(?=9\\d{2}))?';
/** An area with its slash, as Germans write it, is the beginning of a number: `0911/12 34 56` is in Nuremberg. */
const areaWithSlash = /(?<!\d)(\(?0\d[\d\s]{0,4}\)?)\s*\/\s*(?=[1-9](?:[\s.-]?\d){4})/g;
/** Dialled and followed by a pause, this is the way to a line and no call yet. */
const isAccess = /^(?:\*\d{0,4}\*?)*\+?\d{0,4}$/;
/** Where one address ends and another, or a number, begins. */
const betweenAddresses = /[<>]|(?<=@[^\s,;@]*)[\s,]+|[\s,;|&/]+(?=(?:sips?|tel|callto|urn):)/i;

/**
 * The rule of a place: true of a text when dialling it would call for help, however it is written: with prefixes,
 * pauses, service codes, an extension, in an address, in any script. True also for a text that holds several numbers of
 * which one is such. The text is what somebody typed, or what a telephony system would be given; no mail address.
 */
export function helpRule({ more = [], ...place }: EmergencyRule): (text: string) => boolean {
  const { pattern, callingCode, prefixes } = emergencyPlan(place);
  const added = more.map((number) => keysIn(cleanNumberText(number)).replace(/[+*]/g, '\\$&'));
  const help = [pattern, ...added.filter((one) => one !== '')].join('|');
  // Networks skip what stands before a call for help: `1911`, `011911`; but `801` in Moscow is an extension.
  const national = prefixes === '' ? '' : `|(?:${prefixes})(?=\\d{3})`;
  const prefix = `(?:00\\d{0,2}${national})`;
  const country = `(?:\\+|${prefix})${callingCode || '(?!)'}`;
  const before = `(?:${codes}${plainCodes}${outsideLine}${codes}${prefix}?|\\d{2,4} (?=\\d{3}))`;
  const reached = new RegExp(`^${before}(?:${country}|\\+?)(?:${help})(?:\\*.*)?$`);
  return (text) => {
    // A name in quotes before an address is shown, not dialled.
    const plain = cleanNumberText(unescaped(unescaped(text))).replace(/"[^"]*"\s*(?=<[^<>]*[^\s<>])/g, '');
    return plain
      .split(betweenAddresses)
      .map((one) => one.trim())
      .some(
        (one) =>
          sosAddress.test(one) ||
          numbersIn(one).some((number) => dialledInTurn(number).some((keys) => reached.test(keys))),
      );
  };
}

/** Every text within a clean one that could be dialled: the whole, what stands before a port, each number of several. */
function numbersIn(text: string): readonly string[] {
  const [first = '', ...hosts] = text.replace(/^(?:[a-z][a-z0-9+.-]*:(?:\/\/)?)+/i, '').split('@');
  const isAddress = hosts.length > 0;
  const user = isAddress ? (first.split(':')[0] ?? '') : first;
  const marked = withoutParameters(markExtension(user).replace(/;ext=/gi, ',')).replace(
    /(\d\s*)[pw]+(?=\s*[\d*#])/gi,
    '$1,',
  );
  const hostNumbers = hosts.map((host) => /^\d+(?=$|[:;?])/.exec(host)?.[0] ?? '');
  // `ada112@…` is somebody's name; in `911-desk@…` the number stands by itself.
  if (isAddress && /\p{L}/u.test(marked))
    return [...hostNumbers, ...marked.split(/\p{L}+\d*/u).filter((part) => /(?:\d\D*){3}/.test(part))];
  const each = marked.replace(areaWithSlash, '$1 ').split(/[/\n|&]|\p{L}+/u);
  return [marked, marked.replace(/:\d+$/, ''), ...each, ...hostNumbers];
}

/** `;phone-context=+49`, `;user=phone`, `?subject=…`. */
const withoutParameters = (user: string): string => user.replace(/\?.*$/s, '').replace(/;\s*[a-z][^;]*/gi, '');

/** What an exchange hears of it one after the other, until a number is dialled. */
function dialledInTurn(number: string): readonly string[] {
  const heard = [keysIn(number), ...behindCode(number)];
  let before = '';
  for (const part of number.split(/[,;]/).map(keysIn)) {
    if (part === '') continue;
    heard.push(before + part, part);
    before += part;
    if (!isAccess.test(before)) break;
  }
  return heard;
}

/**
 * Digits that somebody has set apart are a way to a line, whichever they are: `8 911`, `8:911`, `1 1 911`, `81-911`,
 * `9999 911`. After more than one digit nothing but a whole number is a call, which the space in the answer says: not
 * `7946 0112`, nor `4711-112`, where a dash stands before an extension.
 */
function behindCode(number: string): readonly string[] {
  const found: string[] = [];
  for (const { 0: gap, index } of number.matchAll(/[^\d+*#,;]+/g)) {
    const code = keysIn(number.slice(0, index));
    const rest = keysIn(number.slice(index));
    if (!/^\d{0,4}$/.test(code)) break;
    if (code.length === 1) found.push(rest);
    else if (code.length === 2 || (code !== '' && /[\s:()]/.test(gap))) found.push(`${code} ${rest}`);
  }
  return found;
}

/** The keys of a telephone, and the plus; `#` ends a code as `*` does. */
const keysIn = (text: string): string => text.replace(/[^0-9*#+]/g, '').replace(/[*#]+/g, '*');

/** Escapes of an address; what is none stays. */
const unescaped = (text: string): string =>
  text.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
