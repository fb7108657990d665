import { digitsToFind } from '../../../CifSoftphone/numbers/equivalentNumbers';
import { likeDigits } from '../../../CifSoftphone/numbers/likePattern';
import { nationalPlans } from '../../../CifSoftphone/numbers/nationalPlans';
import { sameNumberAs } from '../../../CifSoftphone/numbers/sameNumber';
import { likePattern } from '../../../simulator/dynamics/webapi/likePattern';
import { phoneNumber, spellings, strangers } from './spellings';

const american = { country: 'US' };
const each = (table: typeof spellings) =>
  table.flatMap(([caller, stored]) => stored.map((one) => [caller, one] as const));

/** As Dataverse answers the pattern: each of its rows of digits within the text. */
const isFetched = (caller: string, stored: string): boolean => {
  const { countryCallingCode, nationalNumber } = phoneNumber(caller);
  return digitsToFind(countryCallingCode, nationalNumber).some((digits) =>
    likePattern(`%${likeDigits(digits)}%`).test(stored),
  );
};

describe('a stored number', () => {
  it.each(each(spellings))(
    'of the caller %s is recognised as %j, and the question to Dataverse finds it',
    (caller, stored) => {
      expect(sameNumberAs(phoneNumber(caller), american)(stored)).toBe('number');
      expect(isFetched(caller, stored)).toBe(true);
    },
  );

  it.each(each(strangers))('that is not the caller %s is not taken for it: %j', (caller, stored) => {
    expect(sameNumberAs(phoneNumber(caller), american)(stored)).toBeUndefined();
  });

  it('that is very long takes no time to compare', () => {
    const isSame = sameNumberAs(phoneNumber('+12025550123'), american);
    const startedAtMs = performance.now();
    for (const part of ['2', '2-', '1 ', 'a', '1-1,-1', '202-555-', '(a'] as const) isSame(part.repeat(100));
    expect(performance.now() - startedAtMs).toBeLessThan(1_000);
  });

  it('dialled as the organisation dials abroad is recognised', () => {
    const caller = phoneNumber('+442079460123');
    expect(sameNumberAs(caller, american)('011 44 20 7946 0123')).toBe('number');
    expect(sameNumberAs(caller, { country: 'AU' })('0011 44 20 7946 0123')).toBe('number');
  });

  it.each([
    ['+1 202 555 0123 x13', 'extension'],
    ['(202) 555-0123*13', 'extension'],
    ['202-555-0123 Durchwahl 13', 'extension'],
    ['+12025550123;ext=13', 'extension'],
    ['202 555 0123', 'number'],
    ['202 555 0123 x14', 'colleague'],
    ['202 555 0123 x14 / 202 555 0123 x13', 'extension'],
  ])('stored as %s says about a caller with extension 13: %s', (stored, sameness) => {
    expect(sameNumberAs(phoneNumber('+12025550123;ext=13'), american)(stored)).toBe(sameness);
  });
});

describe('whatever is recognised', () => {
  const signs = ['', ' ', '-', '.', '\u00A0', '\u202F', '\u2011', ')', '\t', '/'];
  const zeros = [0x30, 0x660, 0x6f0, 0x966, 0xff10];
  /** Each of a fixed row of pseudo-random texts: a spelling with other signs, other digits, words and a second number. */
  const variations = (stored: string, seed: number): string => {
    let state = seed;
    const next = (below: number): number => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
      return Math.floor((state / 2 ** 31) * below);
    };
    const zero = zeros[next(zeros.length)] ?? 0x30;
    const text = Array.from(stored, (one) => {
      if (one === ' ') return signs[next(signs.length)] ?? '';
      return /\d/.test(one) && next(3) === 0 ? String.fromCodePoint(zero + Number(one)) : one;
    }).join('');
    const around = [
      `${text} (assistant)`,
      `Fax ${text}`,
      `+1 202 555 0199, ${text}`,
      `${text} / +1 202 555 0199`,
      text,
    ];
    return around[next(around.length)] ?? text;
  };

  it('is found by the question: no text passes the verifier that the pattern would not fetch', () => {
    let recognised = 0;
    const missed: string[] = [];
    for (const [caller, stored] of [...each(spellings), ...each(strangers)]) {
      for (let seed = 1; seed <= 20; seed += 1) {
        const text = variations(stored, seed * 7_919);
        if (sameNumberAs(phoneNumber(caller), american)(text) === undefined) continue;
        recognised += 1;
        if (!isFetched(caller, text)) missed.push(`${caller}: ${text}`);
      }
    }
    expect(missed).toEqual([]);
    expect(recognised).toBeGreaterThan(1_000);
  });

  it('holds for the table of national plans: a way back, or the shorter number’s digits within the longer one', () => {
    const samples = each(spellings).map(([caller]) => phoneNumber(caller));
    for (const { callingCode, ways } of nationalPlans) {
      const callers = samples.filter((one) => one.countryCallingCode === callingCode);
      expect(callers.length).toBeGreaterThan(0);
      for (const caller of callers) {
        for (const [written, also] of ways.filter(([from]) => from.test(caller.nationalNumber))) {
          const other = caller.nationalNumber.replace(written, also);
          const back = ways.some(([from, to]) => from.test(other) && other.replace(from, to) === caller.nationalNumber);
          const within = likePattern(`%${Array.from(other).join('%')}%`).test(caller.nationalNumber);
          expect([caller.number, back || within]).toEqual([caller.number, true]);
        }
      }
    }
  });
});
