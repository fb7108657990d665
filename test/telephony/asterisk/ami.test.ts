import { writeAction, UnsafeAction } from '../../../telephony/asterisk/src/ami/amiAction';
import { headerOf } from '../../../telephony/asterisk/src/ami/amiMessage';
import { AmiReader, amiLimits, UnreadableAmi } from '../../../telephony/asterisk/src/ami/amiReader';
import { randomness } from '../../fuzz/randomness';

const banner = 'Asterisk Call Manager/11.0.0\r\n';
const read = (text: string) => new AmiReader().take(Buffer.from(banner + text));

describe('what a PBX says', () => {
  it('is read message by message, whatever the pieces in which it comes', () => {
    const bytes = Buffer.from(
      `${banner}Event: Hold\r\nChannel: PJSIP/101-00000001\r\nCallerIDName: Zoë: 2\r\n\r\nEvent: Unhold\r\n\r\n`,
    );
    for (const size of [1, 2, 3, 7, 1_000]) {
      const reader = new AmiReader();
      const messages = [];
      for (let at = 0; at < bytes.length; at += size) messages.push(...reader.take(bytes.subarray(at, at + size)));
      expect(messages.map((one) => headerOf(one, 'Event'))).toEqual(['Hold', 'Unhold']);
      expect(headerOf(messages[0] ?? new Map(), 'CallerIDName')).toBe('Zoë: 2');
      expect(reader.banner).toBe('Asterisk Call Manager/11.0.0');
    }
  });

  it('keeps every value of a header that comes twice, and takes a name such as __proto__ for what it is', () => {
    const [message] = read('Output: a\r\nOutput: b\r\n__proto__: x\r\n\r\n');
    expect(message?.get('Output')).toEqual(['a', 'b']);
    expect(message?.get('__proto__')).toEqual(['x']);
  });

  it.each([
    ['another service', () => new AmiReader().take(Buffer.from('SSH-2.0-OpenSSH\r\n'))],
    ['a line without end', () => read('A'.repeat(amiLimits.lineChars + 1))],
    ['a line that is too long', () => read(`A: ${'x'.repeat(amiLimits.lineChars)}\r\n\r\n`)],
    ['a message without end', () => read('A: b\r\n'.repeat(amiLimits.lines + 1))],
    ['a message that is too long', () => read(`A: ${'x'.repeat(60_000)}\r\n`.repeat(20))],
  ])('is hung up on: %s', (_what, take) => {
    expect(take).toThrow(UnreadableAmi);
  });

  it('whatever it is, is read or hung up on, and never more than was sent', () => {
    const parts = [
      '\r\n',
      '\r\n\r\n',
      '\n',
      ':',
      ': ',
      'Event',
      'ActionID',
      '\0',
      '\u{1f642}',
      'x'.repeat(300),
      '__proto__',
      '\xff',
    ];
    for (let round = 0; round < 2_000; round += 1) {
      const { below } = randomness(20_261_126, round);
      const text = Array.from({ length: below(40) }, () => parts[below(parts.length)]).join('');
      const messages = read(text);
      const chars = messages.flatMap((one) => [...one].flatMap(([name, values]) => [name, ...values])).join('').length;
      expect(chars).toBeLessThanOrEqual(text.length);
    }
  });
});

describe('what is said to a PBX', () => {
  it('is one action with its id', () => {
    expect(writeAction({ name: 'Hangup', fields: { Channel: 'PJSIP/101-00000001', Cause: '16' } }, 'c1')).toBe(
      'Action: Hangup\r\nActionID: c1\r\nChannel: PJSIP/101-00000001\r\nCause: 16\r\n\r\n',
    );
  });

  it.each(['\r\nAction: Command\r\nCommand: core stop now', 'a\nb', 'a\rb', 'a\0b'])(
    'is never two, whatever the value: %j',
    (value) => {
      expect(() => writeAction({ name: 'Originate', fields: { Exten: value } }, 'c1')).toThrow(UnsafeAction);
    },
  );

  it('names one channel: a pattern, which could fit all of them, is refused', () => {
    expect(() => writeAction({ name: 'Hangup', fields: { Channel: '/.*/' } }, 'c1')).toThrow(UnsafeAction);
    expect(() => writeAction({ name: 'Bridge', fields: { Channel1: '/x/' } }, 'c1')).toThrow(UnsafeAction);
  });
});
