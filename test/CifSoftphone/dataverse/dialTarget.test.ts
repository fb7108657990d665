import { toDialTarget } from '../../../CifSoftphone/dataverse/dialTarget';

const homeOf = (country: string | undefined) => (country === undefined ? {} : { country });

describe('a number is made ready to dial', () => {
  it.each([
    ['+1 (202) 555-0142', undefined, '+12025550142'],
    ['+1 (202) 555-0142 ext 3', undefined, '+12025550142;ext=3'],
    ['(202) 555-0142', 'US', '+12025550142'],
    ['020 7946 0123', 'GB', '+442079460123'],
    ['020 7946 0123', undefined, '02079460123'],
    ['4711', 'DE', '4711'],
    ['*21*4711#', undefined, '*21*4711#'],
    ['+12025550142,,1234#', undefined, '+12025550142,,1234#'],
  ])('%s in %s is %s', (text, country, target) => {
    expect(toDialTarget(text, 'tel', homeOf(country))).toEqual({ ok: true, target });
  });
  it('an address goes out as it is', () => {
    expect(toDialTarget(' sip:ada@pbx.example.com ', 'sip', {})).toEqual({
      ok: true,
      target: 'sip:ada@pbx.example.com',
    });
  });
});

describe('what cannot be called is refused', () => {
  it.each([['+1 202'], ['+999 12345678'], ['#*'], ['call me'], ['9'.repeat(80)]])('%s is no number', (text) => {
    expect(toDialTarget(text, 'tel', { country: 'US' })).toEqual({ ok: false, kind: 'NumberInvalid' });
  });
  it.each([['sip:'], ['ada @example.com'], ['']])('%s is no address', (text) => {
    expect(toDialTarget(text, 'sip', {})).toEqual({ ok: false, kind: 'NumberInvalid' });
  });
  it.each([
    ['112', undefined],
    ['9-1-1', 'US'],
    ['9 911', 'US'],
    ['0112', 'DE'],
    ['110', 'DE'],
    ['119', 'JP'],
  ])('%s in %s is a call for help', (text, country) => {
    expect(toDialTarget(text, 'tel', homeOf(country))).toEqual({ ok: false, kind: 'EmergencyNumber' });
  });
  it('the emergency number of another country is somebody’s extension', () => {
    expect(toDialTarget('110', 'tel', { country: 'US' })).toEqual({ ok: true, target: '110' });
  });
});
