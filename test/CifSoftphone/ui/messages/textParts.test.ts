import { smsParts } from '../../../../CifSoftphone/ui/messages/smsParts';
import { textParts } from '../../../../CifSoftphone/ui/messages/textParts';

const hrefs = (text: string) => textParts(text).flatMap(({ href }) => href ?? []);

it.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  '<a href="javascript:alert(1)">press</a>',
  '[press](javascript:alert(1))',
  'https://',
  'https://example.com@evil.example/',
])('makes nothing to press of %s, and leaves the text as it is', (text) => {
  expect(hrefs(text)).toEqual([]);
  expect(
    textParts(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});

it('makes addresses to press of what is one, without the sentence around it', () => {
  const text = 'See https://example.com/a?b=1. Write to mailto:ann@example.com, or call tel:+12025550123!';
  expect(hrefs(text)).toEqual(['https://example.com/a?b=1', 'mailto:ann@example.com', 'tel:+12025550123']);
  expect(
    textParts(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});

it('names the host that is really opened where the letters only look like it', () => {
  expect(textParts('https://exаmple.com/pay')[0]).toMatchObject({ host: 'xn--exmple-4nf.com' });
  expect(textParts('https://example.com/pay')[0]).not.toHaveProperty('host');
});

it.each([
  ['', 0, undefined],
  ['a'.repeat(160), 1, undefined],
  ['a'.repeat(161), 2, undefined],
  // Each of these takes two places.
  ['€'.repeat(80), 1, undefined],
  ['€'.repeat(81), 2, undefined],
  ['a'.repeat(69) + '“', 1, '“'],
  ['a'.repeat(70) + '“', 2, '“'],
  ['😀', 1, '😀'],
] as const)('counts the SMS of a text and says which character makes them short (%#)', (text, count, because) => {
  expect(smsParts(text)).toEqual({ count, because });
});
