import type { CallSnapshot } from '../../protocol/messages/callSnapshot';
import { parseCallChanged, toCallChangedEvent } from '../../protocol/messages/callChanged';
import { parseCallList } from '../../protocol/messages/parseCallList';
import { parseCallSnapshot } from '../../protocol/messages/parseCallSnapshot';
import { parseSoftphoneMessage } from '../../protocol/messages/parseSoftphoneMessage';
import { toSoftphoneEvent } from '../../protocol/messages/softphoneMessage';

const snapshot: CallSnapshot = {
  callId: 'c-1',
  source: 'app-1',
  channel: 'voice',
  direction: 'inbound',
  from: { number: '+12025550123' },
  to: {},
  comments: 'hello',
  state: 'offered',
  assumed: true,
  version: 1,
  ringRemainingMs: 29_500,
};

describe('what softphone and adaptor say to each other', () => {
  it('arrives as it was sent', () => {
    const messages = [
      { type: 'ring.acknowledged', id: 'm1', callId: 'c-1', source: 'app-1', outcome: 'shown' },
      { type: 'command.hangup', id: 'm2', callId: 'c-1', source: 'app-1' },
      { type: 'command.hold', id: 'm3', callId: 'c-1', source: 'app-1' },
      { type: 'command.send-digits', id: 'm4', callId: 'c-1', source: 'app-1', digits: '1234#' },
      { type: 'command.blind-transfer', id: 'm5', callId: 'c-1', source: 'app-1', target: 'sip:desk@example.com' },
      { type: 'call.logged', id: 'm3', callId: 'c-1', source: 'app-1' },
    ] as const;
    for (const message of messages) {
      expect(parseSoftphoneMessage(JSON.parse(JSON.stringify(toSoftphoneEvent(message))))).toEqual({
        ok: true,
        value: message,
      });
    }
    expect(parseCallChanged(JSON.parse(JSON.stringify(toCallChangedEvent(snapshot))))).toEqual({
      ok: true,
      value: snapshot,
    });
    const ended = { ...snapshot, offeredForMs: 9_000, endedForMs: 1_000 };
    expect(parseCallList({ calls: [snapshot], ended: [ended] })).toEqual({
      ok: true,
      value: { calls: [snapshot], ended: [ended] },
    });
    // An older adaptor does not tell of ended calls.
    expect(parseCallList({ calls: [snapshot] })).toEqual({ ok: true, value: { calls: [snapshot], ended: [] } });
  });

  it('is refused when a part is missing or not in the protocol', () => {
    const event = toSoftphoneEvent({ type: 'command.hangup', id: 'm2', callId: 'c-1', source: 'app-1' });
    expect(parseSoftphoneMessage({ ...event, type: 'command.dance' }).ok).toBe(false);
    expect(parseSoftphoneMessage({ ...event, type: 'ring.acknowledged' }).ok).toBe(false);
    expect(parseSoftphoneMessage({ ...event, data: { callId: 'c-1' } }).ok).toBe(false);
    expect(parseSoftphoneMessage('text').ok).toBe(false);
    expect(parseCallChanged({ ...toCallChangedEvent(snapshot), type: 'other' }).ok).toBe(false);
    for (const key of ['callId', 'source', 'state', 'version', 'direction', 'channel']) {
      expect(parseCallSnapshot({ ...snapshot, [key]: undefined }).ok).toBe(false);
    }
    expect(parseCallList({ calls: [snapshot, {}] }).ok).toBe(false);
  });

  it('carries what a call can do, what is under way and what failed', () => {
    const rich: CallSnapshot = {
      ...snapshot,
      capabilities: ['hold', 'mute'],
      muted: true,
      commands: [{ id: 'k1', command: 'hold' }],
      failedCommand: { id: 'k0', command: 'mute', why: 'no-answer' },
    };
    expect(parseCallSnapshot(JSON.parse(JSON.stringify(rich)))).toEqual({ ok: true, value: rich });
    expect(parseCallSnapshot({ ...snapshot, commands: [{ id: 'k1', command: 'dance' }], capabilities: 'all' })).toEqual(
      {
        ok: true,
        value: snapshot,
      },
    );
  });

  it('takes no digits that a telephone has not, and no empty target', () => {
    const about = { id: 'm', callId: 'c-1', source: 'app-1' };
    const digits = toSoftphoneEvent({ ...about, type: 'command.send-digits', digits: '12 34' });
    const target = toSoftphoneEvent({ ...about, type: 'command.blind-transfer', target: ' ' });
    expect(parseSoftphoneMessage(digits).ok).toBe(false);
    expect(parseSoftphoneMessage(target).ok).toBe(false);
    expect(parseSoftphoneMessage({ ...digits, data: { ...digits.data, digits: '1'.repeat(65) } }).ok).toBe(false);
  });

  it('keeps a reason only for a call that has ended', () => {
    expect(parseCallSnapshot({ ...snapshot, reason: 'busy' })).toEqual({ ok: true, value: snapshot });
    expect(parseCallSnapshot({ ...snapshot, state: 'disconnected', reason: 'busy' })).toMatchObject({
      value: { reason: 'busy' },
    });
  });
});
