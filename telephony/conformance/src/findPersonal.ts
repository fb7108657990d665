/** Hostile words of the suite that every stack of JavaScript may hold. */
const everyday = ['constructor', '__proto__'];
/** Shorter texts stand in every log by chance. */
const shortest = 4;

/**
 * Looks for what must not be written: as it is, and for a number its digits however they are grouped.
 * @returns which kind of thing was found, never the thing itself
 */
export function findPersonal(written: string, personal: readonly string[]): readonly string[] {
  const digitsOnly = written.replace(/[\s().-]/g, '');
  return personal.flatMap((word) => {
    if (everyday.includes(word)) return [];
    const isNumber = /^[+\d\s().;=-]+$/.test(word);
    const text = isNumber ? word.replace(/\D/g, '').slice(0, 20) : word.slice(0, 60);
    if (text.length < (isNumber ? 6 : shortest)) return [];
    const found = isNumber ? digitsOnly.includes(text) : written.includes(text);
    return found ? [isNumber ? 'a number' : 'a name, another text of a person or a secret'] : [];
  });
}
