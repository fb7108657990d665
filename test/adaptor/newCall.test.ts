import { newCall } from '../../adaptor/src/model/newCall';
import { readGuid } from '../../adaptor/src/model/callers';

const settings = { ringTtlMs: 30_000, shownDeadlineMs: 10_000 };
const text = {
  type: 'call.offered',
  assumed: true,
  channel: 'voice',
  direction: 'inbound',
  from: { number: '+12025550123' },
  to: {},
} as const;
const idOf = (idempotencyKey?: string, source = 'app', event: Parameters<typeof newCall>[0] = text): string =>
  newCall(event, source, 'oid', settings, 0, idempotencyKey).callId;

describe('the id of a plain text’s call', () => {
  it('is the same for a repeat with the same Idempotency-Key, and another for another key or app', () => {
    expect(idOf('key-1')).toBe(idOf('key-1'));
    expect(idOf('key-2')).not.toBe(idOf('key-1'));
    expect(idOf('key-1', 'other app')).not.toBe(idOf('key-1'));
    expect(readGuid(idOf('key-1'))).toBe(idOf('key-1'));
  });

  it('is a new one for each request without a key', () => {
    expect(idOf()).not.toBe(idOf());
  });

  it('is the telephony system’s own where it names one, whatever the key', () => {
    expect(idOf('key-1', 'app', { ...text, callId: 'call-4711' })).toBe('call-4711');
  });
});
