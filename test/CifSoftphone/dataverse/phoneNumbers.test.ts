import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { likeLiteral, likeWithGaps } from '../../../CifSoftphone/dataverse/likePattern';
import { odataText } from '../../../CifSoftphone/dataverse/odataText';
import { isSameNumber, likelySpellings, readAddress, writeNumber } from '../../../CifSoftphone/dataverse/phoneNumbers';

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
    ['sip:+12025550123@pbx.example.com;user=phone', {}, '+12025550123'],
    ['sips:2025550123@pbx.example.com:5061', american, '+12025550123'],
    ['+12025550123', { country: 'XX' }, '+12025550123'],
  ])('sent as %s, at home %j, is %s', (raw, home, e164) => {
    expect(writeNumber(raw, home)).toMatchObject({ e164, kind: 'phone' });
  });

  it('keeps its extension for the agent and leaves it out of the number', () => {
    expect(writeNumber('tel:+12025550123;ext=3', american)).toEqual({
      display: '(202) 555-0123 ext. 3',
      e164: '+12025550123',
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
    ['+1 (202) 555-0123', true],
    ['202.555.0123', true],
    ['1-202-555-0123', true],
    ['001 202 555 0123', true],
    ['+1 202 555 0123 ext. 7', true],
    ['202-555-0123 x7', true],
    ['+44 20 7946 0123', false],
    ['202-555-0124', false],
    ['2025550123456', false],
    ['', false],
  ])('stored as %s is the caller +12025550123: %s', (stored, same) => {
    expect(isSameNumber(stored, number('+12025550123'))).toBe(same);
  });

  it('of another country is recognised in its national form', () => {
    expect(isSameNumber('020 7946 0123', number('+442079460123'))).toBe(true);
    expect(isSameNumber('+44 (0)20 7946 0123', number('+442079460123'))).toBe(true);
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
    expect(likeWithGaps('20%')).toBe('2%0%[%]');
  });
});
