import { markExtension } from '../../protocol/extensionMark';

it.each([
  ['+1 202 555 0142 ext. 3', '+1 202 555 0142 ;ext=3'],
  ['+1 202 555 0142x3', '+1 202 555 0142;ext=3'],
  ['+1 202 555 0142; ext = 3', '+1 202 555 0142;ext=3'],
  ['030 123456 Durchwahl: 78', '030 123456 ;ext=78'],
  ['01 23 45 67 89 poste 12', '01 23 45 67 89 ;ext=12'],
  ['03-1234-5678 内線 12', '03-1234-5678 ;ext=12'],
  ['x12', ';ext=12'],
  ['Fax 020 7946 0123', 'Fax 020 7946 0123'],
  ['020 7946 0123 ext', '020 7946 0123 ext'],
])('in “%s” the extension is marked', (text, marked) => {
  expect(markExtension(text)).toBe(marked);
});
