const keypad = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];

/** The letters on the key of a digit; none on 0 and 1. */
export const lettersOn = (digit: string): string => keypad[Number(digit) - 2] ?? '';

const spelled = /^([+\d(][\d\s().-]*[a-z](?:[a-z\s.-]|\d{1,2}(?!\d))*)((?:;ext=\d{1,8})?)$/i;

/** The digits of a number of which letters spell a part (`1-800-FLOWERS`); `undefined` for any other text. */
export function spelledNumber(text: string): string | undefined {
  const [, number, extension = ''] = spelled.exec(text.trim()) ?? [];
  return number && number.toLowerCase().replace(/[a-z]/g, keyOf) + extension;
}

const keyOf = (letter: string): string => String(keypad.findIndex((letters) => letters.includes(letter)) + 2);
