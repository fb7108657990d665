import { searchText } from '../../../CifSoftphone/host/searchText';
import { aCall, yvonne } from '../surface/fakeLine';

const having = (...stored: readonly string[]) =>
  stored.map((storedNumber, at) => ({ ...yvonne.customer, id: String(at), storedNumber }));

describe('what the search page is asked for', () => {
  it.each([
    [['(202) 555 0177', '+1 202-555-0177'], '0177'],
    [['+1 202 555 0177', '+1 202 555 0177'], '+1 202 555 0177'],
    [['+442079460123', '020 7946 0123'], '+442079460123'],
    [['+44 20 7946 0123', '020 7946 0123', '(020) 79460123'], '+44 20 7946 0123'],
    [['020 7946 0123 x13', '0207 9460123 / 020 7946 0123'], '0123'],
  ])('about several with %j is %j', (stored, text) => {
    expect(searchText(aCall({ customer: { outcome: 'several', customers: having(...stored) } }))).toBe(text);
  });

  it('about nobody is the number, about nobody with people at the same switchboard their spelling', () => {
    expect(searchText(aCall({ customer: { outcome: 'none' } }))).toBe('+1 202 555 0123');
    expect(searchText(aCall({ customer: { outcome: 'none', others: having('(202) 555-0123 x14') } }))).toBe(
      '(202) 555-0123 x14',
    );
    expect(searchText(aCall({ number: undefined, withheld: true }))).toBe('');
  });
});
