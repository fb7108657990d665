import * as v from 'valibot';
import { cleanLine, cleanLines } from '../../protocol/cleanText';
import { cutText } from '../../protocol/cutText';
import { parseParty } from '../../protocol/messages/party';
import { partySchema } from '../../protocol/schemas/partySchema';

const family = '👩‍👩‍👧';
const flag = '🇵🇹';
const marked = 'e\u0301\u0323';

describe('a text at the border', () => {
  it.each([
    ['the line break of a word processor', 'one\u000Btwo', 'one\ntwo'],
    ['line ends of other systems', 'a\r\nb\rc\u0085d\u2028e', 'a\nb\nc\nd\ne'],
    ['NUL', 'one\u0000two', 'onetwo'],
    ['half an emoji', 'one\uD83Dtwo\uDE00', 'onetwo'],
    ['what is no character', 'a\uFFFEb\uFFFFc\u{1FFFE}d\uFDD0e', 'abcde'],
    ['a bell, an escape and a delete', '\u0007\u001B[31m\u007F', '[31m'],
  ])('is rid of %s', (_what, text, clean) => expect(cleanLines(text)).toBe(clean));

  it.each(['one\n\ttwo', family, flag, marked, 'مرحبا \u202Bשלום\u202C', 'a\u200Db\uFE0F', ''])(
    'stays as it is when it is clean: %j',
    (text) => expect(cleanLines(text)).toBe(text),
  );

  it.each([
    ['turns it round', 'Ada \u202E3210 6497 020', 'Ada 3210 6497 020'],
    ['leaves the frame that we put around it', '\u2069\u202BAda', 'Ada'],
    ['begins what never ends', '\u2067\u202A\u202DAda\u202C', 'Ada'],
  ])('of one line has no mark that %s', (_what, text, clean) => expect(cleanLine(text)).toBe(clean));

  it.each(['مرحبا\u200F!', 'Ada\u200E (12)', 'می\u200Cخواهم', family])('of one line keeps %j', (text) =>
    expect(cleanLine(text)).toBe(text),
  );

  it('is one line where one line is meant', () => expect(cleanLine('Ada\r\nB\tC\u000BD\u0000')).toBe('Ada B C D'));
});

describe('a caller of whom nothing can be seen', () => {
  it.each([
    '\u200B',
    '\u2060\uFEFF',
    ' \u00AD ',
    '\u200E\u200F',
    '\u202A\u202C',
    '\u3164',
    '\u115F\u1160',
    '\u2800',
    '   ',
  ])('has neither name nor number: %j', (blank) => {
    const party = { number: blank, displayName: blank };
    expect(parseParty(party)).toEqual({ ok: true, value: {} });
    expect(v.parse(partySchema, party)).toEqual({});
  });

  it('is not one whose name holds joiners', () => {
    const party = { displayName: 'می\u200Cخواهم' };
    expect(parseParty(party)).toEqual({ ok: true, value: party });
    expect(v.parse(partySchema, party)).toEqual(party);
  });
});

describe('a text that is too long', () => {
  it.each([
    ['an emoji of several people', family],
    ['a flag', flag],
    ['a letter with its marks', marked],
    ['a plain emoji', '😀'],
    ['a line end of two signs', '\r\n'],
  ])('is never cut within %s', (_what, one) => {
    for (let room = 3; room < 3 + one.length; room += 1) expect(cutText(`abc${one}d`, room)).toBe('abc');
    expect(cutText(`abc${one}d`, 3 + one.length)).toBe(`abc${one}`);
  });

  it('is filled up to the last sign that fits', () => expect(cutText('abcdef', 4)).toBe('abcd'));

  it('is not lost as a whole for a sign without end', () => {
    const piled = `a${'\u0301'.repeat(50)}`;
    expect(cutText(piled, 10)).toBe(piled.slice(0, 10));
    expect(cutText('😀\u0301', 1)).toBe('');
  });

  it('is not cut within a surrogate pair in a browser that knows no graphemes', () => {
    const { Segmenter } = Intl;
    Reflect.deleteProperty(Intl, 'Segmenter');
    try {
      expect(cutText('ab😀c', 3)).toBe('ab');
      expect(cutText('ab😀c', 4)).toBe('ab😀');
      expect(cutText('abcd', 3)).toBe('abc');
    } finally {
      Object.defineProperty(Intl, 'Segmenter', { value: Segmenter, configurable: true, writable: true });
    }
  });
});
