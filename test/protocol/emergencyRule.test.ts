import metadata from 'libphonenumber-js/metadata.min.json';
import { isPlannedCountry } from '../../protocol/emergencyPlan';
import { helpRule, type EmergencyRule } from '../../protocol/emergencyRule';

const at = (country: string): EmergencyRule => ({ country });
const rules = new Map<string, (text: string) => boolean>();
function callsForHelp(text: string, rule: EmergencyRule): boolean {
  const key = JSON.stringify(rule);
  const test = rules.get(key) ?? helpRule(rule);
  rules.set(key, test);
  return test(text);
}

describe('a call for help is known, however it is written', () => {
  it.each([
    ['911#', 'US'],
    ['9,911', 'US'],
    ['*31#911', 'US'],
    ['112,', 'US'],
    ['*112', 'US'],
    ['sip:911@pbx.example.com', 'US'],
    ['tel:112', 'US'],
    ['119', 'KR'],
    ['8 911', 'US'],
    ['7,911', 'US'],
    ['9112', 'US'],
    ['*67911', 'US'],
    ['*31#,,911', 'US'],
    ['**21*112#', 'DE'],
    ['0110', 'DE'],
    ['+49112', 'DE'],
    ['00 49 112', 'DE'],
    ['141 999', 'GB'],
    ['184110', 'JP'],
    ['15', 'FR'],
    ['911;ext=4', 'US'],
    ['911 ext. 4', 'US'],
    ['x911', 'US'],
    ['911p1', 'US'],
    ['911?subject=help', 'US'],
    ['sip:911', 'US'],
    ['sip:911;phone-context=+1@pbx.example.com;user=phone', 'US'],
    ['"Ada" <sip:%39%31%31@pbx.example.com>', 'US'],
    ['sip:%2539%2531%2531@pbx.example.com', 'US'],
    ['sip:sos@pbx.example.com', 'US'],
    ['urn:service:sos.police', 'US'],
    ['112 / 020 7946 0123', 'GB'],
    ['Fire: 999', 'GB'],
    ['8(911)', 'US'],
    ['(1) 911', 'US'],
    ['8:911', 'US'],
    ['911:9', 'US'],
    ['sip:911:5060', 'US'],
    ['1 1 911', 'US'],
    ['8-9-1-1', 'US'],
    ['8 1 1 2', 'GB'],
    ['1 1 9-1-1', 'US'],
    ['99 911', 'US'],
    ['09112', 'DE'],
    ['*67*82911', 'US'],
    ['*67 *82 9 911', 'US'],
    ['"SOS" <sip:sos@pbx.example.com>', 'US'],
    ['<urn:service:sos.fire>', 'DE'],
    ['sips:sos:word@pbx.example.com', 'GB'],
    ['9\uFE0F\u20E31\uFE0F\u20E31\uFE0F\u20E3', 'US'],
    // Steering codes of an exchange, and pauses.
    ['81 911', 'US'],
    ['81-911', 'US'],
    ['81911', 'US'],
    ['8911', 'US'],
    ['7999', 'GB'],
    ['9999,911', 'US'],
    ['1234,112', 'US'],
    ['9999 911', 'US'],
    ['(123) 911', 'US'],
    ['99 1 911', 'US'],
    ['202 911', 'US'],
    // What is dialled before a number of the country or of another, with a dash or without.
    ['1911', 'US'],
    ['1-911', 'US'],
    ['011911', 'US'],
    ['011 911', 'US'],
    ['91911', 'US'],
    ['*67 1911', 'US'],
    ['1112', 'CA'],
    ['sip:1911@pbx.example.com', 'US'],
    ['00911', 'US'],
    ['00112', 'DE'],
    ['0017', 'FR'],
    ['8112', 'RU'],
    ['810112', 'KZ'],
    ['06112', 'HU'],
    ['0011000', 'AU'],
    ['010119', 'JP'],
    ['00700119', 'KR'],
    ['1911', 'XX'],
    // The text relay of the United Kingdom.
    ['18000', 'GB'],
    ['9,18000', 'GB'],
    ['18001 999', 'GB'],
    ['18001112', 'GB'],
    // Users of addresses that only begin or end with one, and several addresses.
    ['sip:911x4@pbx.example.com', 'US'],
    ['sip:911-emergency@pbx.example.com', 'US'],
    ['sip:dial-911@pbx.example.com', 'US'],
    ['sip:dial-9-1-1@pbx.example.com', 'US'],
    ['sip:fire.112@pbx.example.com', 'DE'],
    ['sip:1@example.com,sip:911@pbx.example.com', 'US'],
    ['sip:1@example.com, 911', 'US'],
    ['<sip:ada@example.com>,<sip:911@pbx.example.com>', 'US'],
    ['tel:911,sip:ada@example.com', 'US'],
    ['@911', 'US'],
    ['sip:ada@911', 'US'],
    ['sip:ada@911:5060', 'US'],
    ['911 <ada>', 'US'],
    ['<ada> 911', 'US'],
  ])('%s in %s', (text, country) => {
    expect(callsForHelp(text, at(country))).toBe(true);
  });

  it('112 and 911 everywhere, also in a country of which nothing is known', () => {
    for (const country of ['US', 'DE', 'JP', 'NZ', 'GN', 'XX']) {
      expect(callsForHelp('112', at(country))).toBe(true);
      expect(callsForHelp('911', at(country))).toBe(true);
    }
  });

  it('of a calling code the numbers of all its countries', () => {
    expect(callsForHelp('000', { callingCode: '61' })).toBe(true);
    expect(callsForHelp('999', { callingCode: '61' })).toBe(false);
  });

  it('where no country is known, what every telephone without a SIM takes for one', () => {
    for (const text of ['000', '08', '110', '112', '118', '119', '911', '999'])
      expect(callsForHelp(text, {})).toBe(true);
    expect(callsForHelp('114', {})).toBe(false);
  });

  it('what the organisation adds counts as well, in every spelling', () => {
    const rule = { country: 'US', more: ['5555', '+1 202 555 0100'] };
    for (const text of [
      '5555',
      '9,5555',
      '*31#5555',
      '5-555',
      '(202) 555-0100',
      '+12025550100',
      '0115555#',
      '2115555#',
    ]) {
      expect([text, callsForHelp(text, rule)]).toEqual([text, text !== '(202) 555-0100' && text !== '2115555#']);
    }
  });
});

describe('what only looks like one is nobody’s call for help', () => {
  it.each([
    ['110', 'US'],
    ['119', 'US'],
    ['999', 'US'],
    ['4112', 'DE'],
    ['1123', 'DE'],
    ['2517', 'FR'],
    ['915', 'FR'],
    ['*2117', 'FR'],
    ['*21*4711#', 'DE'],
    ['*98', 'US'],
    ['12345,112', 'US'],
    ['4711-112', 'DE'],
    ['555-0112', 'US'],
    ['7946 0112', 'GB'],
    ['8112', 'DE'],
    ['555 1911', 'US'],
    ['555-1911', 'US'],
    ['(555) 1911', 'US'],
    ['1911', 'DE'],
    ['1112', 'GB'],
    ['1 911 555 0123', 'US'],
    ['19115550123', 'US'],
    ['01191155501', 'US'],
    ['810112', 'DE'],
    ['801', 'RU'],
    ['1119', 'XX'],
    ['011112', 'IT'],
    ['0110 123456', 'DE'],
    ['0067718000', 'GB'],
    ['18000', 'US'],
    ['"Ada 911" <sip:ada@example.com>', 'US'],
    ['sip:room-17@example.com', 'FR'],
    ['sip:ada@10.1.1.2', 'US'],
    ['sip:2025550142x911@example.com', 'US'],
    ['+12025550142,,911', 'US'],
    ['+1 202 555 0142 x911', 'US'],
    ['+12025550142;ext=911', 'US'],
    ['+49 112 345678', 'DE'],
    ['+1 911 555 0123', 'US'],
    ['00 1 202 555 0142', 'DE'],
    ['020 7946 0112', 'GB'],
    ['Fax 020 7946 0123', 'GB'],
    ['sip:ada112@pbx.example.com', 'US'],
    ['sip:ada@112.example.com', 'US'],
    ['0911/12 34 56', 'DE'],
    ['(09 11) / 1 23 45-0', 'DE'],
    ['0112/345 6789', 'EG'],
    ['0911 / 123 4567', 'IR'],
    ['0999/123 456', 'MW'],
    ['+1 (9) 11', 'FR'],
    ['sip:sosnowski@pbx.example.com', 'US'],
    ['', 'US'],
  ])('%s in %s', (text, country) => {
    expect(callsForHelp(text, at(country))).toBe(false);
  });

  it('a long text of codes and pauses takes no time to judge', () => {
    const startedAtMs = performance.now();
    for (const part of [
      '*',
      '*1',
      '*1*',
      '*1234',
      '0911/1234 ',
      '(1',
      '1,',
      '9',
      'x',
      ' ',
      '%25',
      '<',
      ';a',
      '@',
      '1 ',
      '@1,',
      '>',
    ])
      callsForHelp(part.repeat(128), at('US'));
    expect(performance.now() - startedAtMs).toBeLessThan(1_000);
  });
});

/** All texts of one to four digits. */
const shortDigits = [1, 2, 3, 4].flatMap((length) =>
  Array.from({ length: 10 ** length }, (_, value) => String(value).padStart(length, '0')),
);

/** Where a carrier may be chosen for calls abroad by a code of its own, beside 00. */
const byCarrier = ['IS', 'PG', 'SI', 'TD', 'NZ', 'UY', 'IL'];

/** The same choices in each run. */
function randomFrom(seed: number): <T>(choices: readonly T[]) => T {
  let state = seed;
  return (choices) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const one = choices[Math.floor((state / 2_147_483_648) * choices.length)];
    if (one === undefined) throw new Error('nothing to choose from');
    return one;
  };
}

const helps = [
  ['US', '911'],
  ['US', '112'],
  ['DE', '110'],
  ['GB', '999'],
  ['KR', '119'],
  ['AU', '000'],
  ['FR', '17'],
  ['HK', '992'],
  ['ZA', '10177'],
] as const;
const scripts = ['0', '٠', '०', '０', '𝟎', '০'].map((zero) => zero.codePointAt(0) ?? 0);

it('no spelling of an emergency number passes: 5,000 by chance', () => {
  const pick = randomFrom(911);
  const passed: string[] = [];
  for (let turn = 0; turn < 5_000; turn += 1) {
    const [country, number] = pick(helps);
    const zero = pick(scripts);
    const separator = pick(['', '', ' ', '-', '.', '\u00A0', '\u200B', '\u2011', '\u202A', ' - ']);
    const digits = [...number].map((digit) => String.fromCodePoint(zero + Number(digit))).join(separator);
    const before = pick(['', '', '0,', '0', '*31#', '#31#', '*67,', '*31*', '*31#0', '*', '#', ',', '(', '0 ', '+']);
    const after = pick([
      '',
      '',
      '#',
      '*',
      ',',
      ',,,',
      ',1',
      ';ext=4',
      ' x4',
      'p',
      'w1',
      ')',
      '.',
      '#1234',
      ' ',
      ';',
      '*227',
    ]);
    const [open, close] = pick([
      ['', ''],
      ['tel:', ''],
      [' TEL:', ''],
      ['sip:', '@pbx.example.com'],
      ['SIPS:', '@pbx.example.com;transport=tls'],
      ['<sip:', '@pbx.example.com>'],
      ['callto://', ''],
    ]);
    // A word is part of a SIP user's name; in a number it is an extension.
    const text = open + before + digits + (close === '' ? after : after.replace(/ x4|p|w1/, '')) + close;
    if (!callsForHelp(text, at(country))) passed.push(`${text} in ${country}`);
  }
  expect(passed).toEqual([]);
});

it('the prefixes that libphonenumber knows of each country change nothing, when an emergency number follows', () => {
  // Its metadata as it is documented: the calling code, the international prefix as a pattern, the national prefix.
  const { countries } = metadata as unknown as { countries: Record<string, readonly (string | undefined)[]> };
  const passed: string[] = [];
  let tried = 0;
  for (const [country, [, abroad = '', , , , national = '']] of Object.entries(countries)) {
    if (!isPlannedCountry(country) || byCarrier.includes(country)) continue;
    const isPrefix = new RegExp(`^(?:${abroad})$`);
    const each = shortDigits.filter((digits) => isPrefix.test(digits));
    for (const prefix of [...each, ...(national === '' ? [] : [national])]) {
      tried += 1;
      if (!callsForHelp(`${prefix}112`, at(country))) passed.push(`${prefix}112 in ${country}`);
    }
  }
  expect(passed).toEqual([]);
  expect(tried).toBeGreaterThan(400);
});

it.each([
  ['US', [1_112, 1_911, 6_911, 7_911, 8_911]],
  ['DE', [6_911, 7_911, 8_911]],
  ['FR', [6_911, 7_911, 8_911]],
  ['GB', [6_911, 6_999, 7_911, 7_999, 8_911, 8_999]],
])(
  'no extension of four digits in %s is refused but those that end as a call for help behind a code',
  (country, behindCode) => {
    const refused = Array.from({ length: 8_000 }, (_, index) => 1_000 + index).filter((digits) =>
      callsForHelp(String(digits), at(country)),
    );
    expect(refused).toEqual(behindCode);
  },
);

it.each([
  ['49110', 'DE'],
  ['44999', 'GB'],
  ['34112', 'ES'],
  ['48997', 'PL'],
  ['41117', 'CH'],
])('%s in %s is an extension, though a country code would stand in front of help', (digits, country) => {
  expect(callsForHelp(digits, at(country))).toBe(false);
  expect(callsForHelp(`+${digits}`, at(country))).toBe(true);
});

it('no ordinary number is refused: of six digits, and 5,000 outside', () => {
  const refused: string[] = [];
  for (let digits = 100_000; digits < 1_000_000; digits += 997) {
    if (callsForHelp(String(digits), at('US'))) refused.push(String(digits));
  }
  const pick = randomFrom(7);
  for (let turn = 0; turn < 5_000; turn += 1) {
    const some = (length: number): string => Array.from({ length }, () => pick([...'0123456789'])).join('');
    const number = pick(['+1', '+49 112 ', '+44 ', '00 1 ', '011 44 ', '+82 119 ', '(202) ']) + some(7);
    const after = pick(['', ',,911', ' x112', ';ext=911', ' ext 110', '#', ' / +49 30 123456']);
    const text = number + after;
    if (callsForHelp(text, at(pick(['US', 'DE', 'GB', 'KR'])))) refused.push(text);
  }
  expect(refused).toEqual([]);
});
