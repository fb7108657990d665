import { toDialTarget } from '../../../CifSoftphone/numbers/dialTarget';

const rulesOf = (country: string | undefined, numbers: readonly string[] = []) => ({
  home: country === undefined ? {} : { country },
  emergency: { calls: 'refuse' as const, numbers },
});
const read = (text: string, country?: string) => toDialTarget(text, 'tel', rulesOf(country));

describe('a number is made ready to dial by the organisation’s own dialling rules', () => {
  it.each([
    ['+1 (202) 555-0142', undefined, '+12025550142'],
    ['+1 (202) 555-0142 ext 3', undefined, '+12025550142;ext=3'],
    ['(202) 555-0142', 'US', '+12025550142'],
    ['1 202 555 0142', 'US', '+12025550142'],
    ['020 7946 0123', 'GB', '+442079460123'],
    ['020 7946 0123', undefined, '02079460123'],
    ['4711', 'DE', '4711'],
    ['*21*4711#', undefined, '*21*4711#'],
    ['*31#+442079460123', 'DE', '*31#+442079460123'],
    ['+12025550142,,1234#', undefined, '+12025550142,,1234#'],
    // A mark that nobody sees.
    ['\u202A+44 20 7946 0123\u202C', 'DE', '+442079460123'],
    ['\u200B+44\u00A020\u20117946 0123', 'US', '+442079460123'],
    // Letters of a keypad.
    ['1-800-FLOWERS', 'US', '+18003569377'],
    ['1 800 FLOWERS', 'CA', '+18003569377'],
    ['1-800-4-FLOWER', 'US', '+18004356937'],
    ['1-800-flowers', 'US', '+18003569377'],
    ['(800) Flowers x3', 'US', '+18003569377;ext=3'],
    ['Orders: 1-800-Flowers (24h)', 'US', '+18003569377'],
    ['0800 reverse', 'GB', '+448007383773'],
    // As a plan was once, or is dialled from elsewhere.
    ['+52 1 55 1234 5678', 'US', '+525512345678'],
    ['0052 1 55 1234 5678', 'DE', '+525512345678'],
    ['044 55 1234 5678', 'MX', '+525512345678'],
    ['+57 1 234 5678', 'US', '+576012345678'],
    ['+229 90 12 34 56', 'FR', '+2290190123456'],
    // A URI with the digits that belong before its number.
    ['tel:7946-0123;phone-context=+4420', 'US', '+442079460123'],
    ['tel:0142;ext=3;phone-context=+1-202-555', 'GB', '+12025550142;ext=3'],
    ['tel:+442079460123;phone-context=+1', 'US', '+442079460123'],
    ['tel:7042;phone-context=example.com', 'US', '7042'],
    // A zero that belongs to the number, and one that does not.
    ['+39 (0)6 1234 5678', undefined, '+390612345678'],
    ['+39 06 1234 5678', 'DE', '+390612345678'],
    ['+225 (0)7 12 34 56 78', 'FR', '+2250712345678'],
    ['+44 (0)20 7946 0123', 'DE', '+442079460123'],
    ['+49 (0) 30 123456', 'US', '+4930123456'],
    // Each country's prefix for calls abroad.
    ['001 65 6123 4567', 'HK', '+6561234567'],
    ['0044 20 7946 0123', 'HK', '+442079460123'],
    ['011 44 20 7946 0123', 'US', '+442079460123'],
    ['0011 44 20 7946 0123', 'AU', '+442079460123'],
    ['8~10 44 20 7946 0123', 'RU', '+442079460123'],
    ['010 44 20 7946 0123', 'JP', '+442079460123'],
    ['00 1 202 555 0142', 'DE', '+12025550142'],
    // Numbers inside the company.
    ['612345', 'DE', '612345'],
    ['612345', 'US', '612345'],
    ['612-345', 'GB', '612345'],
    ['x12', 'US', '12'],
    ['123456', 'DE', '123456'],
    // Digits of other scripts.
    ['٠٢٠ ٧٩٤٦ ٠١٢٣', 'GB', '+442079460123'],
    ['०२० ७९४६ ०१२३', 'GB', '+442079460123'],
    ['＋４４ ２０ ７９４６ ０１２３', 'US', '+442079460123'],
    // What is dialled afterwards.
    ['+12025550142*227', 'US', '+12025550142;ext=227'],
    ['+12025550142#227', 'US', '+12025550142;ext=227'],
    ['+12025550123;ext=4', 'US', '+12025550123;ext=4'],
    ['(202) 555-0142,,3', 'US', '+12025550142,,3'],
    ['+1 202 555 0142p3', 'US', '+12025550142;ext=3'],
    ['+1 202 555 0142 w 3', 'US', '+12025550142;ext=3'],
    ['+12025550142*1*2', 'US', '+12025550142,1*2'],
    ['202 555 0142 EXT 3', 'US', '+12025550142;ext=3'],
    ['202-555-0142#', 'US', '+12025550142'],
    // Words around it.
    ['Tel.: 202.555.0142', 'US', '+12025550142'],
    ['020 7946 0123 (assistant)', 'GB', '+442079460123'],
    ['Fax 020 7946 0123', 'GB', '+442079460123'],
    ['030/123456', 'DE', '+4930123456'],
    ['0911/12 34 56', 'DE', '+49911123456'],
    ['911/234567', 'ES', '+34911234567'],
    ['911 / 23 45 67', 'ES', '+34911234567'],
    ['0112/345 6789', 'EG', '+201123456789'],
    // Words with digits behind a number.
    ['02079460123 (2nd floor)', 'GB', '+442079460123'],
    ['02079460123 9am-5pm', 'GB', '+442079460123'],
    ['020 7946 0123, 9am-5pm', 'GB', '+442079460123'],
    ['(202) 555-0142 (Mo-Fr 9-17h)', 'US', '+12025550142'],
    // All of it is dialled where numbers are of any length.
    ['030 123456-0', 'DE', '+49301234560'],
    ['+43 1 123456-78', 'US', '+43112345678'],
    // Groups of a country that look like the address of a machine.
    ['32.12.34.56', 'DK', '+4532123456'],
    ['91.123.45.67', 'ES', '+34911234567'],
  ])('%s in %s is %s', (text, country, target) => {
    expect(read(text, country)).toEqual({ ok: true, target });
  });

  it('an address goes out as it is', () => {
    expect(toDialTarget(' sip:ada@pbx.example.com ', 'sip', rulesOf(undefined))).toEqual({
      ok: true,
      target: 'sip:ada@pbx.example.com',
    });
  });
});

describe('what is not certain is asked, never guessed', () => {
  it.each([
    ['020 7946 0123 / 020 7946 0124', 'GB', ['+442079460123', '+442079460124']],
    ['020 7946 0123; 020 7946 0124', 'GB', ['+442079460123', '+442079460124']],
    ['020 7946 0123, 020 7946 0124', 'GB', ['+442079460123', '+442079460124']],
    ['020 7946 0123 or 020 7946 0124', 'GB', ['+442079460123', '+442079460124']],
    ['020 7946 0123\n+1 202 555 0142 x3', 'GB', ['+442079460123', '+12025550142;ext=3']],
    ['030 123456/78', 'DE', ['+4930123456', '+493012345678']],
    ['4711 / 4712', 'DE', ['4711', '4712']],
    ['+39 (0)335 123 4567', 'DE', ['+393351234567']],
    ['2079460123', 'GB', ['+442079460123', '2079460123']],
    ['442079460123', 'US', ['+442079460123', '442079460123']],
    ['0044 20 7946 0123', 'US', ['+442079460123', '00442079460123']],
    ['9 202 555 0142', 'US', ['+12025550142', '92025550142']],
    ['1234567', 'DE', ['+491234567', '1234567']],
    ['30123456', 'DE', ['+4930123456', '30123456']],
    ['Room 12', 'US', ['12']],
    ['4711 Ada', 'US', ['4711']],
    ['4711 Anna', 'DE', ['4711']],
    ['020 7946 0123 room 12', 'GB', ['+442079460123']],
    ['202-555-0142 office 3', 'US', ['+12025550142']],
    ['0800 call ada', 'GB', ['+448002255232']],
    ['02079460123 24/7', 'GB', ['+442079460123']],
    ['020 7946 0123 (1)', 'GB', ['+442079460123']],
    ['1) 020 7946 0123', 'GB', ['+442079460123']],
    ['Room 12 020 7946 0123', 'GB', ['+442079460123']],
    ['010-12345678-0', 'CN', ['+861012345678;ext=0', '+8610123456780']],
    ['010-12345678-123', 'CN', ['+861012345678;ext=123', '+861012345678']],
    ['202-555-0142-3', 'US', ['+12025550142;ext=3', '+12025550142']],
    ['020 7946 0123 - 0124', 'GB', ['+442079460123', '+442079460124']],
    ['030 123456-78, -79', 'DE', ['+493012345678', '+493012345679']],
    ['030 123456-0 / -12', 'DE', ['+49301234560', '+493012345612']],
    ['030 123456-10 / 12', 'DE', ['+493012345610', '+493012345612']],
  ])('%s in %s', (text, country, choices) => {
    const target = read(text, country);
    expect(target.ok ? [target.target] : 'choices' in target && target.choices).toEqual(choices);
    if (choices.length > 1) expect(target).toMatchObject({ ok: false, kind: 'NumberUnclear' });
  });

  it('each choice is certain when it is given again', () => {
    const target = read('020 7946 0123 / 020 7946 0124', 'GB');
    const choices = !target.ok && target.kind === 'NumberUnclear' ? target.choices : [];
    expect(choices.map((choice) => read(choice, 'GB'))).toEqual(
      choices.map((choice) => ({ ok: true, target: choice })),
    );
  });
});

it('a long text of groups, dashes and letters takes no time to read', () => {
  const startedAtMs = performance.now();
  for (const part of ['1-', '1 ', '-1,', '1a', '(1a', '1/-1', '1-1,-1', 'a1;', '202-555-0142-3 '])
    read(part.repeat(128), 'US');
  // Alone 0.2 s; a pattern that goes back on itself would take minutes.
  expect(performance.now() - startedAtMs).toBeLessThan(10_000);
});

describe('what cannot be called is refused', () => {
  it.each([
    ['+1 202'],
    ['+999 12345678'],
    ['#*'],
    ['call me'],
    ['9'.repeat(80)],
    ['1-800-FLOWER'],
    ['1-800-flower'],
    ['1 800 flower'],
    ['1-800-flowers office'],
    ['1-800-цветы'],
    ['120.255.501.42'],
    ['192.168.0.1'],
    ['10.1.2.3'],
    ['+44+20 7946 0123'],
  ])('%s is no number', (text) => {
    expect(read(text, 'US')).toEqual({ ok: false, kind: 'NumberInvalid' });
  });
  it.each([['sip:'], ['ada @example.com'], [''], ['sip:1@example.com,sip:2@example.com'], ['a@b@example.com']])(
    '%s is no address',
    (text) => {
      expect(toDialTarget(text, 'sip', rulesOf(undefined))).toEqual({ ok: false, kind: 'NumberInvalid' });
    },
  );
  it.each([
    ['112', undefined],
    ['9-1-1', 'US'],
    ['9,911', 'US'],
    ['8(911)', 'US'],
    ['81 911', 'US'],
    ['9999,911', 'US'],
    ['18000', 'GB'],
    ['0112', 'DE'],
    ['0112/4711', 'DE'],
    ['119', 'KR'],
    ['112 / 020 7946 0123', 'GB'],
    ['112 (if busy +44 20 7946 0123)', 'GB'],
    ['112/234567', 'ES'],
    ['911/234', 'ES'],
    ['911-FLOWERS', 'US'],
    ['tel:911;phone-context=+44', 'US'],
  ])('%s in %s is a call for help', (text, country) => {
    expect(read(text, country)).toEqual({ ok: false, kind: 'EmergencyNumber' });
  });
  it('an address of one is a call for help, and so is what the organisation adds', () => {
    expect(toDialTarget('sip:911@pbx.example.com', 'sip', rulesOf('US'))).toMatchObject({ kind: 'EmergencyNumber' });
    expect(toDialTarget('5555', 'tel', rulesOf('US', ['5555']))).toMatchObject({
      kind: 'EmergencyNumber',
    });
  });
  it('of a calling code that several countries share, the numbers of all are calls for help; a country is sure', () => {
    const inPlan = (text: string, home: { country?: string; callingCode?: string }) =>
      toDialTarget(text, 'tel', { ...rulesOf(undefined), home });
    for (const text of ['110', '211', '999']) {
      expect([text, inPlan(text, { callingCode: '1' })]).toEqual([text, { ok: false, kind: 'EmergencyNumber' }]);
      expect(inPlan(text, { country: 'US' })).toEqual({ ok: true, target: text });
    }
    expect(inPlan('4711', { callingCode: '1' })).toEqual({ ok: true, target: '4711' });
  });
  it('what the organisation adds is one also where it is a whole number, however it is written', () => {
    for (const text of ['(202) 555-0100', '+12025550100', '202/555-0100'])
      expect(toDialTarget(text, 'tel', { ...rulesOf('US', ['+1 202 555 0100']), sure: true })).toMatchObject({
        kind: 'EmergencyNumber',
      });
  });
  it('the emergency number of another country is somebody’s extension', () => {
    expect(read('110', 'US')).toEqual({ ok: true, target: '110' });
  });
});
