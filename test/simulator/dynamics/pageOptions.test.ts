import { parseSettings } from '../../../CifSoftphone/core/settings/parseSettings';
import { localSettings } from '../../../simulator/localSettings';
import { readPageOptions } from '../../../simulator/dynamics/page/ui/pageOptions';

const turned = (query: string): boolean => readPageOptions(new URLSearchParams(query)).rightToLeft;

describe('the simulated page', () => {
  it('is turned round for an agent who reads Arabic or Hebrew, as Dynamics is', () => {
    expect(['lang=1025', 'lang=1037', 'lang=1031', ''].map(turned)).toEqual([true, true, false, false]);
  });

  it('is turned as asked for in any language', () => {
    expect(['dir=rtl', 'lang=1025&dir=ltr', 'lang=1031&dir=rtl'].map(turned)).toEqual([true, false, true]);
  });
});

describe('what makers have set in a run by hand', () => {
  const made = JSON.stringify(localSettings);
  const read = (query: string) => readPageOptions(new URLSearchParams(query), made);

  it('is read without a fault, and asks for a disposition', () => {
    const { given, faults } = parseSettings(made);
    expect([given.dispositions?.length, given.dispositionRequired, faults]).toEqual([4, true, []]);
  });
  it('counts in panel and form until the page’s address says otherwise', () => {
    const { customParams, field } = read('');
    expect([customParams, field.settings]).toEqual([made, made]);
    const other = read('customParams={}&settings=');
    expect([other.customParams, other.field.settings]).toEqual(['{}', '']);
  });
});
