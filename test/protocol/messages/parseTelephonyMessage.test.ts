import { maxMessageLength } from '../../../protocol/limits';
import { parseTelephonyMessage } from '../../../protocol/messages/parseTelephonyMessage';

const offered = {
  specversion: '1.0',
  id: 'e1',
  source: '/pbx',
  type: 'call.offered',
  data: { callId: 'c-1', from: { number: '+12025550123', displayName: 'Caller' }, comments: 'about an order' },
};
const read = (event: unknown) => parseTelephonyMessage(JSON.stringify(event));

describe('the text a telephony system sends', () => {
  it('rings as the seed wrote it', () => {
    expect(read({ PhoneNumber: '+12025550123', comments: 'hello', other: 1 })).toEqual({
      ok: true,
      value: {
        type: 'call.offered',
        assumed: true,
        channel: 'voice',
        direction: 'inbound',
        from: { number: '+12025550123' },
        to: {},
        comments: 'hello',
      },
    });
  });

  it('rings without comments and with a number that is no text', () => {
    expect(read({ PhoneNumber: 12025550123 })).toMatchObject({ ok: true, value: { from: { number: '12025550123' } } });
  });

  it.each(['', null])('rings for a caller without a number, sent as %j', (PhoneNumber) => {
    expect(read({ PhoneNumber, comments: 'hello' })).toMatchObject({
      ok: true,
      value: { from: {}, comments: 'hello' },
    });
  });

  it('is the same call with and without a reverse-domain prefix', () => {
    const plain = read(offered);
    expect(plain).toMatchObject({
      ok: true,
      value: { callId: 'c-1', assumed: false, eventKey: '["/pbx","e1"]', comments: 'about an order' },
    });
    expect(read({ ...offered, type: 'com.example.pbx.call.offered' })).toEqual(plain);
    expect(read({ ...offered, type: 'xcall.offered' })).toMatchObject({ ok: false });
  });

  it('takes the call id from the data, else from the subject', () => {
    expect(read({ ...offered, subject: 'other' })).toMatchObject({ value: { callId: 'c-1' } });
    expect(read({ ...offered, subject: 'other', data: {} })).toMatchObject({ value: { callId: 'other' } });
    expect(read({ ...offered, data: {} })).toMatchObject({ ok: false });
    expect(read({ ...offered, data: { callId: 'a b' } })).toMatchObject({ ok: false });
  });

  it('keeps an absent number apart from a withheld one', () => {
    expect(read({ ...offered, data: { callId: 'c' } })).toMatchObject({ value: { from: {} } });
    expect(read({ ...offered, data: { callId: 'c', from: { withheld: true } } })).toMatchObject({
      value: { from: { withheld: true } },
    });
  });

  it('ends a call with the reason that was given', () => {
    const end = { ...offered, type: 'call.disconnected' };
    expect(read({ ...end, data: { callId: 'c', reason: 'busy' } })).toMatchObject({ value: { reason: 'busy' } });
    expect(read({ ...end, data: { callId: 'c', cause: { reason: 'cancelled', sip: 487 } } })).toMatchObject({
      value: { reason: 'cancelled' },
    });
    expect(read({ ...end, data: { callId: 'c', reason: 'whatever' } })).toMatchObject({ value: { reason: 'normal' } });
    expect(read({ ...end, type: 'call.diverted' })).toMatchObject({
      value: { type: 'call.disconnected', reason: 'answered-elsewhere' },
    });
  });

  it('is refused with the part named and without its content', () => {
    const texts = [
      'no json',
      '[]',
      'null',
      '{}',
      `{"PhoneNumber":"${'9'.repeat(300)}"}`,
      JSON.stringify({ ...offered, specversion: '0.3' }),
      JSON.stringify({ ...offered, id: '' }),
      JSON.stringify({ ...offered, type: 'call.exploded' }),
      JSON.stringify({ ...offered, data: { callId: 'c', channel: 'smoke' } }),
      JSON.stringify({ ...offered, data: { callId: 'c', from: { number: '9'.repeat(300) } } }),
      `{"PhoneNumber":"+12025550123","comments":"${'x'.repeat(maxMessageLength)}"}`,
    ];
    for (const text of texts) {
      const result = parseTelephonyMessage(text);
      expect(result.ok).toBe(false);
      if (!result.ok) expect(result.error).not.toMatch(/999|smoke|exploded|xxxx/);
    }
  });

  it('rings although its comments are too long: they are cut', () => {
    const result = read({ PhoneNumber: '+12025550123', comments: 'x'.repeat(5000) });
    expect(result.ok && result.value.type === 'call.offered' && result.value.comments?.length).toBe(2000);
  });
});

describe('a text with what no store takes', () => {
  it('rings with the clean name, number and comments', () => {
    const from = { number: '+1202\u0000555\u00070123', displayName: 'Ada\u0000\u000BLovelace \uD83D' };
    expect(read({ ...offered, data: { callId: 'c', from, comments: ' one\u000Btwo\r\nthree\uDE00 ' } })).toMatchObject({
      value: { from: { number: '+12025550123', displayName: 'Ada Lovelace' }, comments: 'one\ntwo\nthree' },
    });
    expect(read({ PhoneNumber: '\u0001+12025550123', comments: 'a\u0000b' })).toMatchObject({
      value: { from: { number: '+12025550123' }, comments: 'ab' },
    });
  });

  it('has no name where nothing of it is left', () =>
    expect(read({ ...offered, data: { callId: 'c', from: { displayName: '\u0000\uD83D\uFFFF ' } } })).toMatchObject({
      value: { from: {} },
    }));

  it('is cut between whole signs where it is too long', () => {
    const name = `${'a'.repeat(250)}👩‍👩‍👧`;
    const comments = `${'b'.repeat(1_999)}🇵🇹`;
    expect(read({ ...offered, data: { callId: 'c', from: { displayName: name }, comments } })).toMatchObject({
      value: { from: { displayName: 'a'.repeat(250) }, comments: 'b'.repeat(1_999) },
    });
  });

  it('names every type that is accepted when one is not', () => {
    const text = (type: string): string =>
      JSON.stringify({
        specversion: '1.0',
        id: '1',
        source: 's',
        type,
        data: { callId: 'c', commandId: 'k', parties: [], queues: [] },
      });
    const refusal = parseTelephonyMessage(text('call.unknown'));
    if (refusal.ok) throw new Error('accepted');
    const named = refusal.error.match(/(?:call|command|agent)\.[a-z-]+/g) ?? [];
    expect(named).toEqual(
      expect.arrayContaining(['call.transferred', 'call.failed', 'call.diverted', 'agent.not-ready', 'agent.queues']),
    );
    for (const type of named) expect(parseTelephonyMessage(text(type))).toMatchObject({ ok: true });
  });
});
