import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { likeDigits, likeLiteral } from '../../../CifSoftphone/numbers/likePattern';
import { odataText } from '../../../CifSoftphone/dataverse/odataText';
import { likelySpellings } from '../../../CifSoftphone/numbers/likelySpellings';
import { internalDigits, readAddress, writeNumber } from '../../../CifSoftphone/numbers/phoneNumbers';

const american = { country: 'US' };
const number = (e164: string) => {
  const parsed = parsePhoneNumberFromString(e164);
  if (parsed === undefined) throw new Error('no number');
  return parsed;
};

describe('a number', () => {
  it('is written as at home for the own country, internationally for others', () => {
    expect(writeNumber('+12025550123', american)).toMatchObject({ display: '(202) 555-0123', e164: '+12025550123' });
    expect(writeNumber('+442079460123', american)).toMatchObject({ display: '+44 20 7946 0123' });
    expect(writeNumber('+442079460123', { callingCode: '44' })).toMatchObject({ display: '020 7946 0123' });
    expect(writeNumber('+442079460123', {})).toMatchObject({ display: '+44 20 7946 0123' });
  });

  it.each([
    ['020 7946 0123', { country: 'GB' }, '+442079460123'],
    ['020 7946 0123', { callingCode: '44' }, '+442079460123'],
    ['(202) 555-0123', american, '+12025550123'],
    ['1-202-555-0123', american, '+12025550123'],
    ['00442079460123', american, '+442079460123'],
    ['0044 20 7946 0123', {}, '+442079460123'],
    ['442079460123', american, '+442079460123'],
    ['+44 (0)20 7946 0123', {}, '+442079460123'],
    ['tel:+1-202-555-0123;ext=3', {}, '+12025550123'],
    ['tel:7946-0123;phone-context=+4420', american, '+442079460123'],
    ['sip:7946-0123;phone-context=+44-20@pbx.example.com;user=phone', american, '+442079460123'],
    ['sip:+12025550123@pbx.example.com;user=phone', {}, '+12025550123'],
    ['sips:2025550123@pbx.example.com:5061', american, '+12025550123'],
    ['+12025550123', { country: 'XX' }, '+12025550123'],
  ])('sent as %s, at home %j, is %s', (raw, home, e164) => {
    expect(writeNumber(raw, home)).toMatchObject({ e164, kind: 'phone' });
  });

  it.each([
    ['612345', 'DE'],
    ['sip:612345@pbx.example.com', 'DE'],
    ['6123456', 'DE'],
  ])('inside the company is shown as it is dialled: %s in %s', (raw, country) => {
    const display = raw.replace(/\D/g, '');
    expect(writeNumber(raw, { country })).toEqual({ display, e164: undefined, kind: 'internal' });
  });

  it('of a country without a trunk prefix is one of the public network, however short', () => {
    expect(writeNumber('712345', { country: 'AD' })).toMatchObject({ e164: '+376712345', kind: 'phone' });
    expect(writeNumber('+49612345', { country: 'DE' })).toMatchObject({ e164: '+49612345', kind: 'phone' });
  });

  it('keeps its extension for the agent and leaves it out of the number', () => {
    expect(writeNumber('tel:+12025550123;ext=3', american)).toEqual({
      display: '(202) 555-0123 ext. 3',
      e164: '+12025550123',
      extension: '3',
      kind: 'phone',
    });
  });

  it.each([
    ['4711', { kind: 'internal', digits: '4711' }],
    ['sip:4711@pbx.example.com', { kind: 'internal', digits: '4711' }],
    ['sip:ada.agent@example.com;transport=tls', { kind: 'sip', address: 'ada.agent@example.com' }],
    ['sip:ada%2Eagent@example.com:5060', { kind: 'sip', address: 'ada.agent@example.com' }],
    ['sip:ada2025550123@example.com', { kind: 'sip', address: 'ada2025550123@example.com' }],
    ['reception', { kind: 'other', text: 'reception' }],
    ['sip:%E0%A4%A@example.com', { kind: 'sip', address: '%E0%A4%A@example.com' }],
  ])('sent as %s is no outside number but %j', (raw, address) => {
    expect(readAddress(raw, { country: 'DE' })).toEqual(address);
    expect(writeNumber(raw, { country: 'DE' }).e164).toBeUndefined();
  });

  it.each([
    ['"Ada B" <sip:+12025550123@pbx.example.com>', '+12025550123', undefined],
    ['Ada <tel:+1-202-555-0123>', '+12025550123', undefined],
    ['"Ada B" <sip:2025550123@pbx.example.com;user=phone>;tag=9', '+12025550123', undefined],
    ['+12025550142*227', '+12025550142', '227'],
    ['+12025550123;ext=4', '+12025550123', '4'],
    ['(202) 555-0123,,13#', '+12025550123', '13'],
    ['\u202A+1\u202F202\u00A0555\t0123\u202C', '+12025550123', undefined],
    ['+52 1 55 1234 5678', '+525512345678', undefined],
  ])('sent as %j is %s with the extension %s', (raw, e164, ext) => {
    const address = readAddress(raw, american);
    expect(address).toMatchObject({ kind: 'phone', e164 });
    expect(address.kind === 'phone' ? address.parsed.ext : 'none').toBe(ext);
  });

  it.each([
    ['612345', '612345'],
    ['sip:612345@pbx.example.com', '612345'],
    ['"Desk" <sip:4711@pbx.example.com>', '4711'],
    ['0171', '0171'],
    ['017123', ''],
    ['+4711', ''],
    ['123456789', ''],
    ['sip:ada2@example.com', ''],
  ])('sent as %s can be the internal number %j', (raw, digits) => {
    expect(internalDigits(raw)).toBe(digits);
  });

  it('is looked for without the extension that the caller has', () => {
    expect(likelySpellings(number('+1 202 555 0123 ext. 7'))).toEqual(likelySpellings(number('+12025550123')));
  });
});

describe('text on its way into a filter', () => {
  it('S7-11 cannot leave its quotes', () => {
    expect(odataText("O'Neil' or name ne '")).toBe("'O''Neil'' or name ne '''");
  });

  it('keeps signs that Dataverse would read as wildcards', () => {
    expect(likeLiteral('50%_[a]')).toBe('50[%][_][[]a[]]');
    expect(likeDigits('20')).toBe('[2٢۲२２]%[0٠۰०０]');
  });

  it('looks for letters of a keypad behind an area only', () => {
    expect(likeDigits('2220')).toBe('[2٢۲२２]%[2٢۲२２]%[2٢۲२２]%[0٠۰०０]');
    expect(likeDigits('80020')).toMatch(/%\[2٢۲२２abc\]%\[0٠۰०０\]$/);
  });
});
