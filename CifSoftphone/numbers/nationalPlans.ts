/** Two ways in which one country writes the same line: digits after the country code, as they are rewritten. */
interface NationalPlan {
  readonly callingCode: string;
  readonly ways: readonly (readonly [written: RegExp, also: string])[];
}

/**
 * Where one line has several national numbers: marks that belong to a call rather than to the line, and changes of a
 * plan that address books outlive. A way that cannot be turned round (nobody knows which operator's digits to add) has
 * the shorter number's digits in order within the longer one's. Trunk prefixes (0, 8, 06) are the phone metadata's.
 */
export const nationalPlans: readonly NationalPlan[] = [
  {
    // Brazil: a ninth digit before mobile numbers, 2012 to 2016. Anatel, Resolução 553; algartelecom.com.br, "9º Dígito".
    callingCode: '55',
    ways: [
      // Without it, 2 to 5 is a land line, and 1 nothing: then the nine was left out of a newer number.
      [/^(\d\d)9([16-9]\d{7})$/, '$1$2'],
      [/^(\d\d)([16-9]\d{7})$/, '$19$2'],
    ],
  },
  {
    // Mexico: 1 from abroad, 01, 044 and 045 at home, all gone since August 2019. libphonenumber's FAQ, pull request 2693.
    callingCode: '52',
    ways: [
      [/^(?:1|01|044|045)(\d{10})$/, '$1'],
      [/^(\d{10})$/, '1$1'],
    ],
  },
  {
    // Argentina: 9 from abroad, 15 after the area at home, for mobile lines; neither in messages. libphonenumber's FAQ; floere/phony issue 310.
    callingCode: '54',
    ways: [
      [/^9?(?=\d{12}$)(11|[23]\d{2,3}?)15(\d{6,8})$/, '$1$2'],
      [/^9(\d{10})$/, '$1'],
      [/^(\d{10})$/, '9$1'],
    ],
  },
  {
    // Colombia: 60 before the area of fixed lines, since September 2021. CRC, Resolución 5826; radionacional.co, "cómo marcar de celular a fijo".
    callingCode: '57',
    ways: [
      [/^60([1-8]\d{7})$/, '$1'],
      [/^([1-8]\d{7})$/, '60$1'],
    ],
  },
  {
    // Italy: the zero of an area belongs to the number, and people leave it out. libphonenumber's FAQ on Italian leading zeros.
    callingCode: '39',
    ways: [[/^0(\d{5,10})$/, '$1']],
  },
  {
    // Côte d'Ivoire: two digits of the operator before all numbers, since January 2021. ARTCI, by newsgeek.ci of 2020-07-28.
    callingCode: '225',
    ways: [[/^(?:0|2)[157](\d{8})$/, '$1']],
  },
  {
    // Benin: 01 before all numbers, since 30 November 2024. ARCEP, by fr.allafrica.com/stories/202411300249.
    callingCode: '229',
    ways: [
      [/^01(\d{8})$/, '$1'],
      [/^([2-9]\d{7})$/, '01$1'],
    ],
  },
  {
    // Philippines: an operator's digit after Manila's 2, since October 2019. NTC, memorandum order 10-10-2017.
    callingCode: '63',
    ways: [[/^2[35678](\d{7})$/, '2$1']],
  },
  {
    // Vietnam: eleven digits of mobile numbers became ten, September 2018. lawnet.vn and mobifone.vn, the lists of prefixes.
    callingCode: '84',
    ways: [
      ['16', '3', '2-9'],
      ['120', '70'],
      ['121', '79'],
      ['122', '77'],
      ['126', '76'],
      ['128', '78'],
      ['123', '83'],
      ['124', '84'],
      ['125', '85'],
      ['127', '81'],
      ['129', '82'],
      ['186', '56'],
      ['188', '58'],
      ['199', '59'],
    ].flatMap(([before = '', now = '', next]) => {
      const rest = next === undefined ? '(\\d{7})$' : `([${next}]\\d{7})$`;
      return [
        [new RegExp(`^${before}${rest}`), `${now}$1`],
        [new RegExp(`^${now}${rest}`), `${before}$1`],
      ] as const;
    }),
  },
];
