import { likeLiteral, likeWithGaps } from '../../../CifSoftphone/dataverse/likePattern';
import { odataText } from '../../../CifSoftphone/dataverse/odataText';
import { isSameNumber, writeNumber } from '../../../CifSoftphone/dataverse/phoneNumbers';

describe('a number', () => {
  it('is written as at home for the own country, internationally for others, as sent when it is no number', () => {
    expect(writeNumber('+12025550123', 'US')).toEqual({ display: '(202) 555-0123', e164: '+12025550123' });
    expect(writeNumber('+442079460123', 'US')).toEqual({ display: '+44 20 7946 0123', e164: '+442079460123' });
    expect(writeNumber('sip:ada@example.com', 'US')).toEqual({ display: 'sip:ada@example.com', e164: undefined });
    expect(writeNumber('020 7946 0123', 'GB').e164).toBe('+442079460123');
  });

  it.each([
    ['+1 (202) 555-0123', true],
    ['202.555.0123', true],
    ['1-202-555-0123', true],
    ['+44 20 7946 0123', false],
    ['202-555-0124', false],
    ['2025550123456', false],
  ])('stored as %s is the caller +12025550123: %s', (stored, same) => {
    expect(isSameNumber(stored, '+12025550123')).toBe(same);
  });

  it('of another country is recognised in its national form', () => {
    expect(isSameNumber('020 7946 0123', '+442079460123')).toBe(true);
  });
});

describe('text on its way into a filter', () => {
  it('cannot leave its quotes', () => {
    expect(odataText("O'Neil' or name ne '")).toBe("'O''Neil'' or name ne '''");
  });

  it('keeps signs that Dataverse would read as wildcards', () => {
    expect(likeLiteral('50%_[a]')).toBe('50[%][_][[]a[]]');
    expect(likeWithGaps('20%')).toBe('2%0%[%]');
  });
});
