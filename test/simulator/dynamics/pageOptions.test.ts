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
