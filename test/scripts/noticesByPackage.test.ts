import { noticesByPackage } from '../../scripts/build/noticesByPackage';

const list = (...lines: readonly string[]): string =>
  ['run();', '/*! Bundled license information:', '', ...lines, '*/', ''].join('\n');

it('the notices at the end of a script name each package once, and stay word for word', () => {
  const notice = '  (*! @azure/msal-common v16 *)';
  expect(
    noticesByPackage(
      list(
        '@azure/msal-common/dist/a.mjs:',
        '@azure/msal-common/dist/b/c.mjs:',
        notice,
        '',
        'jssip/lib-es5/JsSIP.js:',
        '  (*',
        '   * JsSIP 3: https://example.com/a/b:',
        '   *)',
      ),
    ),
  ).toBe(list('@azure/msal-common:', notice, '', 'jssip:', '  (*', '   * JsSIP 3: https://example.com/a/b:', '   *)'));
});

it('a script without notices stays as it is', () => {
  expect(noticesByPackage('a/b/c:run();\n')).toBe('a/b/c:run();\n');
});
