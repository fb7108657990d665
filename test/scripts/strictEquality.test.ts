import { strictEquality } from '../../scripts/build/strictEquality';

describe('equality in what is shipped', () => {
  it.each([
    ['typeof a=="string"', 'typeof a==="string"'],
    ['"undefined"!=typeof a', '"undefined"!==typeof a'],
    ['null==a', '(null===a||void 0===a)'],
    ['a!=null&&b', '(null!==a&&void 0!==a)&&b'],
    ['typeof(a,b)=="string"', 'typeof(a,b)==="string"'],
    ['(typeof a)=="string"', '(typeof a)==="string"'],
    ['null==(a=f())?1:2', '(null===(a=f())||void 0===a)?1:2'],
    ['null==this.a.b', '(null===this.a.b||void 0===this.a.b)'],
    ['null==(a=f(typeof b=="string"))', '(null===(a=f(typeof b==="string"))||void 0===a)'],
  ])('%s is written %s', (loose, strict) => {
    expect(strictEquality(`x(${loose});`)).toBe(`x(${strict});`);
  });

  it.each(['a==b', 'null==f()', 'null==a[i++]', 'null==(a.b=f())', '(a,b)==c', 'c==(a,b)', 'a===null', '0==a'])(
    '%s stays as it is',
    (text) => {
      expect(strictEquality(`x(${text});`)).toBe(`x(${text});`);
    },
  );

  it('finds the inner ones of one that stays', () => {
    expect(strictEquality('x(f(null==a)==b);')).toBe('x(f((null===a||void 0===a))==b);');
  });

  it.each([null, undefined, 0, '', false, NaN, {}])('means the same for %p', (value) => {
    const run = (script: string): unknown => new Function('value', script)(value);
    const script =
      'var a,o={p:value};return [null==value,value!=null,null==(a=value),null!=o.p,typeof value=="object"]';
    const strict = strictEquality(`(function(value){${script}})`);
    expect(strict).not.toMatch(/[^=!]==[^=]|!=[^=]/);
    expect(run(`return ${strict}(value)`)).toEqual(run(script));
  });
});
