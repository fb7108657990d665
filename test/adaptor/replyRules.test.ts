import { applyCommand } from '../../adaptor/src/model/applyCommand';
import { applyRingOutcome } from '../../adaptor/src/model/applyRingOutcome';
import { applyDeadlines } from '../../adaptor/src/model/applyDeadlines';
import { applyTelephonyEvent } from '../../adaptor/src/model/applyTelephonyEvent';
import type { CallRecord } from '../../adaptor/src/model/callRecord';
import { newCall } from '../../adaptor/src/model/newCall';
import { toSnapshot } from '../../adaptor/src/model/toSnapshot';
import { callCapabilities, type CallCapability } from '../../protocol/callCapability';
import type { CallFacts } from '../../protocol/callFacts';
import { mayReply, readReply } from '../../protocol/replies';

const base = { channel: 'voice', direction: 'inbound', from: {}, to: {} } as const;
const times = { ringTtlMs: 30_000, shownDeadlineMs: 10_000 };
const ringing = (
  reply?: CallFacts['reply'],
  capabilities: readonly CallCapability[] = callCapabilities,
): CallRecord => ({
  ...newCall(
    { ...base, type: 'call.offered', assumed: false, callId: 'a', capabilities, ...(reply && { reply }) },
    ...(['app', 'oid', times, 0] as const),
  ),
  state: 'alerting',
});
const text = 'I will call you back';
const decide = (call: CallRecord, what = text, id = 'k') =>
  applyCommand(call, { command: 'reply-text', text: what, id }, 2_000);
const replied = (call = ringing()): CallRecord => decide(call).change?.record ?? call;
const told = (type: 'command.succeeded' | 'command.failed') =>
  ({ ...base, type, commandId: 'k', eventKey: 'e' }) as const;
const over = (reason: 'rejected' | 'cancelled') =>
  ({ ...base, type: 'call.disconnected', reason, eventKey: 'e' }) as const;

it.each([
  ['only that it can', undefined, ['x'.repeat(160)], ['x'.repeat(161)]],
  ['which texts there are', { texts: [text], ownLength: 0 }, [text], ['Something else']],
  ['how long an own one may be', { texts: [], ownLength: 5 }, ['12345'], ['123456']],
  ['both', { texts: [text], ownLength: 5 }, [text, '12345'], ['123456']],
] as const)('a telephony system says %s: no other text reaches it', (_says, reply, taken, refused) => {
  for (const one of taken) expect(decide(ringing(reply), one).answer).toMatchObject({ ok: true });
  for (const one of refused)
    expect(decide(ringing(reply), one).answer).toMatchObject({ ok: false, reason: 'not-possible' });
});

it('where it has not said that it can, or the call does not ring, nothing is sent', () => {
  expect(decide(ringing({ texts: [text], ownLength: 0 }, ['deflect'])).answer).toMatchObject({
    ok: false,
    reason: 'not-possible',
  });
  expect(decide({ ...ringing(), state: 'connected' }).answer).toMatchObject({ ok: false, reason: 'illegal-state' });
});

it('said to be sent, the ring is over as rejected, and the call has the text that the caller got', () => {
  const record = applyTelephonyEvent(replied(), told('command.succeeded'), 3_000)?.record;
  expect(record).toMatchObject({ state: 'disconnected', reason: 'rejected', commands: [], repliedText: text });
  expect(record && toSnapshot(record, 3_000)).toHaveProperty('repliedText', text);
});

it.each([
  ['refused', applyTelephonyEvent(replied(), told('command.failed'), 3_000)],
  ['not confirmed in time', applyDeadlines(replied(), 60_000)],
] as const)('%s it rings on for the time that is left, and nothing of the text stays', (_how, change) => {
  const { state, failedCommand, ...rest } = change?.record ?? replied();
  expect(failedCommand).toMatchObject({ command: 'reply-text' });
  expect(state === 'alerting' || rest.reason === 'timed-out').toBe(true);
  expect(JSON.stringify(rest)).not.toContain(text);
});

it.each(['rejected', 'cancelled'] as const)(
  'a ring that ends as %s before that is not one that was answered with a text',
  (reason) => {
    const record = applyTelephonyEvent(replied(), over(reason), 3_000)?.record;
    expect(record).toMatchObject({ state: 'disconnected', reason });
    expect(JSON.stringify(record)).not.toContain(text);
  },
);

it('under way it is neither accepted nor rejected, and another text is another wish', () => {
  for (const outcome of ['accepted', 'rejected'] as const)
    expect(applyRingOutcome(replied(), outcome, 'm', 1, 3_000).answer).toMatchObject({ ok: false, reason: 'busy' });
  expect(decide(replied(), text, 'k2').answer).toMatchObject({ ok: true });
  expect(decide(replied(), 'Please write', 'k2').answer).toMatchObject({ ok: false, reason: 'busy' });
});

it('only the adaptor and the softphone know the text: a list of what is under way has none', () => {
  expect(JSON.stringify(toSnapshot(replied(), 3_000).commands)).toBe('[{"id":"k","command":"reply-text"}]');
});

it('reads what is offered, whatever is sent', () => {
  expect(readReply(undefined)).toBeUndefined();
  expect(readReply({ texts: [], ownLength: 0 })).toBeUndefined();
  expect(readReply({ texts: ['  a\u0007 ', 7, 'x'.repeat(481), ''], ownLength: 9_999 })).toEqual({
    texts: ['a'],
    ownLength: 480,
  });
  expect(readReply({ texts: Array.from({ length: 12 }, (_, at) => `t${at}`) })?.texts).toHaveLength(10);
  expect(readReply({ texts: ['a'] })?.ownLength).toBe(0);
  expect(mayReply('')).toBe(false);
});
