import { timings } from '../../adaptor/src/base/timings';
import { withoutAgent } from '../../adaptor/src/model/agentWatch';
import { appendSent } from '../../adaptor/src/model/appendMessages';
import { applyConversationEvent } from '../../adaptor/src/model/applyConversationEvent';
import { applyConversationWish } from '../../adaptor/src/model/applyConversationWish';
import { applyOfferOutcome } from '../../adaptor/src/model/applyOfferOutcome';
import { applyConversationDeadlines, conversationDeadline } from '../../adaptor/src/model/conversationDeadlines';
import { giveNext, lineUpMessage, taken } from '../../adaptor/src/model/conversationLine';
import { hadTurn, type ConversationRecord, type Turn } from '../../adaptor/src/model/conversationRecord';
import { newConversation, withOffer, type OfferedEvent } from '../../adaptor/src/model/offerConversation';
import { isStop } from '../../adaptor/src/model/optOut';

const ada = '70000000-0000-4000-8000-0000000000a1';
const event: OfferedEvent = {
  type: 'conversation.offered',
  eventKey: '["/desk","1"]',
  conversationId: 'chat-1',
  channel: 'chat',
  direction: 'inbound',
  from: { kind: 'handle', address: 'ann' },
  to: { kind: 'handle' },
  capabilities: ['reply', 'park', 'transfer', 'end'],
};
const offered = (atMs = 0): ConversationRecord =>
  withOffer(
    newConversation(event, 'app', atMs),
    { oid: ada, offeredBy: 'e1', connections: 1, shownDeadlineMs: 10_000 },
    atMs,
  );
const turnOf = ({ turns }: ConversationRecord): Turn => turns[0] as Turn;
const accepted = (): ConversationRecord => {
  const record = offered();
  return applyOfferOutcome(record, turnOf(record), 'accepted', 'm1', 1_000).change?.record ?? record;
};
const written = (record: ConversationRecord, id: string, atMs: number): ConversationRecord => {
  const { record: next, message } = appendSent(record, turnOf(record), { id, text: id }, () => true, atMs);
  return giveNext(lineUpMessage(next, 1, { id, text: id }, message.seq, atMs), atMs);
};
const settled = (before: ConversationRecord, nowMs: number): ConversationRecord => {
  const next = applyConversationDeadlines(before, nowMs)?.record;
  return next === undefined ? before : settled(next, nowMs);
};

describe('an offer that nobody takes', () => {
  it('was never drawn: the telephony system is told not-shown at the shown deadline', () => {
    const change = applyConversationDeadlines(offered(), 10_000);
    expect(change?.reports).toMatchObject([{ outcome: 'not-shown', final: true, state: 'ended', reason: 'not-shown' }]);
    expect(applyConversationDeadlines(offered(), 9_999)).toBeUndefined();
  });

  it('was seen: it ends as timed-out when the chat’s time is over', () => {
    const record = offered();
    const shown = applyOfferOutcome(record, turnOf(record), 'shown', 'm1', 500).change?.record ?? record;
    expect(conversationDeadline(shown)).toBe(timings.chatOfferMs);
    expect(applyConversationDeadlines(shown, timings.chatOfferMs)?.reports).toMatchObject([{ outcome: 'timed-out' }]);
  });

  it('is decided once: the same message again is told that it won, another one that it is over', () => {
    const record = accepted();
    const again = (id: string) => applyOfferOutcome(record, turnOf(record), 'accepted', id, 2_000).answer;
    expect(again('m1')).toMatchObject({ ok: true, state: 'active' });
    expect(again('m2')).toMatchObject({ ok: false, reason: 'taken-back' });
  });
});

describe('what an agent has written', () => {
  it('3 goes out one by one, the next when the one before is confirmed', () => {
    const two = written(written(accepted(), 'a-1', 2_000), 'a-2', 3_000);
    expect(two.outbox.map(({ id }) => id)).toEqual(['a-1']);
    const next = taken({ ...two, outbox: [] }, ['a-1'], 4_000);
    expect(next.outbox.map(({ id }) => id)).toEqual(['a-2']);
    expect(taken(next, ['somebody-else'], 5_000)).toBe(next);
  });

  it('3 is perhaps sent when the telephony system never confirmed it, and nothing sends it again; what was behind it is held back', () => {
    const two = written(written(accepted(), 'a-1', 2_000), 'a-2', 3_000);
    const late = settled(two, 2_000 + timings.messageLifeMs);
    expect(late.line).toEqual([]);
    expect(late.outbox).toEqual([]);
    expect(late.unfiled.filter((one) => !('message' in one))).toEqual([
      { seq: 1, state: 'unknown' },
      { seq: 2, state: 'failed', failed: 'held-back' },
    ]);
  });

  it('goes out before the end that follows it', () => {
    const one = written(accepted(), 'a-1', 2_000);
    const end = { type: 'conversation.end', id: 'm9', conversationId: 'chat-1', source: 'app', handling: 1 } as const;
    const ended = applyConversationWish(one, turnOf(one), end, 3_000).change?.record ?? one;
    expect(ended.line.map(({ request }) => request.command)).toEqual(['send', 'end']);
    expect(ended).toMatchObject({ overReason: 'agent-ended' });
  });
});

describe('a conversation', () => {
  it('is nobody’s for long: a hand-over that nobody takes comes back to the agent in words', () => {
    const record = accepted();
    const wish = {
      type: 'conversation.transfer',
      id: 'm3',
      conversationId: 'chat-1',
      source: 'app',
      handling: 1,
      target: 'ben',
    } as const;
    const handed = applyConversationWish(record, turnOf(record), wish, 2_000).change?.record ?? record;
    expect(handed.transfer).toMatchObject({ target: 'ben' });
    const late = settled(handed, 2_000 + timings.transferLifeMs);
    expect(late.transfer).toBeUndefined();
    expect(late.transferFailed).toBe('ben');
    expect(hadTurn(late)?.state).toBe('active');
  });

  it('is over when nothing was heard of it for a week', () => {
    const late = settled(accepted(), 1_000 + timings.silentConversationLifeMs);
    expect(late).toMatchObject({ overReason: 'idle' });
  });

  it('handed around among many: what is forgotten first are offers that nobody took', () => {
    let record = accepted();
    for (let more = 0; more < 40; more += 1) {
      const offer = { oid: `agent ${more}`, offeredBy: `e-${more}`, connections: 1, shownDeadlineMs: 10 };
      record = settled(withOffer(record, offer, 2_000), 3_000);
    }
    expect(record.turns).toHaveLength(20);
    expect(record.turns[0]).toMatchObject({ handling: 1, oid: ada, state: 'active' });
    const lost = withoutAgent(record, ada, 4_000)?.record as ConversationRecord;
    const next = withOffer(lost, { oid: 'x', offeredBy: 'x', connections: 1, shownDeadlineMs: 10 }, 5_000);
    expect(next.turns[0]).toMatchObject({ handling: 1, reason: 'agent-lost' });
  });

  it('does not change by the same event again', () => {
    const joined = {
      type: 'participant.joined',
      eventKey: '["/desk","2"]',
      conversationId: 'chat-1',
      participant: { id: 'p', role: 'bot' },
    } as const;
    const once = applyConversationEvent(accepted(), joined, ada, 2_000)?.record as ConversationRecord;
    expect(once.participants).toHaveLength(1);
    expect(applyConversationEvent(once, joined, ada, 3_000)).toBeUndefined();
  });

  it.each([
    ['sms', 'STOP', true],
    ['sms', ' unsubscribe. ', true],
    ['sms', 'please stop calling', false],
    ['chat', 'stop', false],
  ])('on %s %j is a wish to be left alone: %s', (channel, text, is) => {
    expect(isStop(channel, text)).toBe(is);
  });
});
