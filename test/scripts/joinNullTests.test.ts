import { joinNullTests } from '../../scripts/build/joinNullTests';

const wrapped = (text: string) => `(()=>{"use strict";x(${text})})();`;
const asked = (text: string) => `(()=>{"use strict";const nil=e=>null===e||void 0===e;x(${text})})();`;

describe('whether a value is null or undefined', () => {
  it.each([
    ['null==a', 'nil(a)'],
    ['a.b!=null', '!nil(a.b)'],
    ['null===a||void 0===a', 'nil(a)'],
    ['null!==(t=f(a))&&void 0!==t?t:b', 'nil(t=f(a))?b:t'],
    ['null!=a?(b,c):d=null!=e?1:2', 'nil(a)?d=nil(e)?2:1:(b,c)'],
    ['null===(t=null==a?void 0:a.b)||void 0===t?1:2', 'nil(t=nil(a)?void 0:a.b)?1:2'],
    ['null==(a,b)', 'nil((a,b))'],
    ['{a:null==b}', '{a:nil(b)}'],
    ['({a=null==b})=>a', '({a=nil(b)})=>a'],
  ])('%s is asked as %s', (text, expected) => {
    expect(joinNullTests(wrapped(text))).toBe(asked(expected));
  });

  it.each(['null===a', 'void 0===a', 'null===a||void 0===b', 'null===a&&void 0===a', 'null!==a||void 0!==a', '0==a'])(
    '%s stays as it is',
    (text) => expect(joinNullTests(wrapped(text))).toBe(asked(text)),
  );

  it('takes a name that the script does not use', () => {
    expect(joinNullTests('(function(){var nil=1;return null==nil})();')).toBe(
      '(function(){const nil_=e=>null===e||void 0===e;var nil=1;return nil_(nil)})();',
    );
  });

  it('leaves what stands outside of the one function, and puts nothing into the page', () => {
    const script = 'var a;(()=>{b(null==a)})();if(null!=window.c?1:2){d()}';
    expect(joinNullTests(script)).toBe(
      'var a;(()=>{const nil=e=>null===e||void 0===e;b(nil(a))})();if(null!=window.c?1:2){d()}',
    );
    expect(joinNullTests('var a=null==b;')).toBe('var a=null==b;');
  });

  it.each([null, undefined, 0, '', false, NaN, {}])('means the same for %p', (value) => {
    const run = (script: string): unknown => new Function('value', `return ${script}(value)`)(value);
    const script =
      '(function(value){var a,o={p:value};return [null==value,null!==(a=value)&&void 0!==a?(o.q=1,a):7,null===(a=o.p)||void 0===a]})';
    const joined = joinNullTests(script);
    expect(joined.match(/nil\(/g)).toHaveLength(3);
    expect(run(joined)).toEqual(run(script));
  });
});
