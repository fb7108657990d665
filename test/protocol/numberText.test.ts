import { cleanNumberText } from '../../protocol/numberText';

describe('the text of a number is read as a person sees it', () => {
  it.each([
    ['a mark of writing direction in front', '\u202A+44 20 7946 0123\u202C', '+44 20 7946 0123'],
    ['a zero-width space and a word joiner inside', '+44\u200B20\u20607946 0123', '+44207946 0123'],
    ['Arabic-Indic digits', '٠٢٠ ٧٩٤٦ ٠١٢٣', '020 7946 0123'],
    ['Devanagari digits', '०२० ७९४६ ०१२३', '020 7946 0123'],
    ['full-width signs and digits', '＋４４（０）２０', '+44(0)20'],
    ['digits in keycaps', '9\uFE0F\u20E31\uFE0F\u20E31\uFE0F\u20E3', '911'],
    ['mathematical digits', '\u{1D7D7}\u{1D7CF}\u{1D7E3}', '911'],
    ['a narrow and a wide no-break space and a tab', '020\u202F7946\u00A00123\t4', '020 7946 0123 4'],
    ['a no-break hyphen, a minus, an en dash', '020\u20117946\u22120123\u20134', '020-7946-0123-4'],
    ['a Japanese keyboard’s dash', '03ー1234ｰ5678', '03-1234-5678'],
    ['a soft hyphen', '0207\u00AD946', '0207946'],
    ['the scheme of a link', 'tel:+1-202-555-0142;ext=3', '+1-202-555-0142;ext=3'],
    ['a scheme with escapes', 'tel:%2B1%20202%20555%200142', '+1 202 555 0142'],
    ['a label in front', '℡: 020 7946 0123', '020 7946 0123'],
    ['control characters', '020\u00007946\u00070123', '02079460123'],
    ['two numbers on two lines', '020 7946 0123\r\n020 7946 0124', '020 7946 0123\n020 7946 0124'],
    ['two numbers behind a line separator', '020 7946 0123\u2028020 7946 0124', '020 7946 0123\n020 7946 0124'],
    ['other scripts’ comma and semicolon', '020،021؛022', '020,021;022'],
    ['an address', 'sip:ada@pbx.example.com', 'sip:ada@pbx.example.com'],
    ['half an escape', 'tel:%2', '%2'],
  ])('%s', (_, text, clean) => {
    expect(cleanNumberText(text)).toBe(clean);
  });

  // The other source: the ten digits of each numbering system as the Unicode locale data lists them.
  it.each(Intl.supportedValuesOf('numberingSystem'))('the digits of the numbering system %s', (system) => {
    const digits = new Intl.NumberFormat(`en-u-nu-${system}`, { useGrouping: false, minimumIntegerDigits: 10 });
    const written = digits.format(123_456_789);
    if (!/^\p{Nd}{10}$/u.test(written)) return;
    expect(cleanNumberText(written)).toBe('0123456789');
  });

  it('cleaning twice changes nothing more', () => {
    for (const text of ['tel:tel:112', ' ＋1\u200E 2 ', '①①②', 'Tel.: 5']) {
      expect(cleanNumberText(cleanNumberText(text))).toBe(cleanNumberText(text));
    }
  });
});
