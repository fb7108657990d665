import type { ConversationAnswer, ConversationMessage } from '../../../protocol/messages/conversation';
import { timings } from '../base/timings';
import type { ConversationDecision } from './applyOfferOutcome';
import { lineUp } from './conversationLine';
import {
  can,
  inState,
  isHad,
  isOpen,
  nextVersion,
  withTurn,
  type ConversationRecord,
  type Turn,
} from './conversationRecord';
import { endConversation } from './endTurns';

/** What an agent wants of a conversation that is the agent's. */
export type ConversationWish = Extract<
  ConversationMessage,
  { readonly type: `conversation.${'park' | 'resume' | 'end' | 'transfer' | 'logged' | 'reported'}` | 'message.shown' }
>;

const no = (record: ConversationRecord, turn: Turn, reason: string): ConversationDecision => ({
  answer: { ok: false, state: turn.state, version: record.version, reason },
});
const yes = (record: ConversationRecord, handling: number): ConversationAnswer => {
  const state = record.turns.find((turn) => turn.handling === handling)?.state;
  return { ok: true, ...(state === undefined ? {} : { state }), version: record.version };
};
const done = (record: ConversationRecord, turn: Turn): ConversationDecision => ({
  answer: yes(record, turn.handling),
  change: { record },
});
const nothing = (record: ConversationRecord, turn: Turn): ConversationDecision => ({
  answer: yes(record, turn.handling),
});

export function applyConversationWish(
  before: ConversationRecord,
  turn: Turn,
  wish: ConversationWish,
  nowMs: number,
): ConversationDecision {
  switch (wish.type) {
    case 'conversation.logged':
    case 'conversation.reported':
      return afterwards(before, turn, wish);
    case 'message.shown': {
      if (!isHad(turn)) return no(before, turn, 'illegal-state');
      const shownSeq = Math.min(wish.upTo, before.lastSeq);
      if (shownSeq <= turn.shownSeq) return nothing(before, turn);
      return done(
        withTurn(before, turn.handling, (one) => ({ ...one, shownSeq })),
        turn,
      );
    }
    case 'conversation.park':
      return move(before, turn, wish.id, 'park', nowMs);
    case 'conversation.resume':
      return move(before, turn, wish.id, 'resume', nowMs);
    case 'conversation.end': {
      // The answer was lost, or another window was faster: what was wanted is there.
      if (turn.decidedBy === wish.id || (turn.state === 'ended' && turn.reason === 'agent-ended')) {
        return nothing(before, turn);
      }
      if (!isHad(turn)) return no(before, turn, 'illegal-state');
      if (!can(before, 'end')) return no(before, turn, 'not-possible');
      const { record, reports = [] } = endConversation(before, 'agent-ended', nowMs);
      const lined = lineUp(record, turn, wish.id, { command: 'end' }, nowMs);
      return { answer: yes(lined, turn.handling), change: { record: lined, reports } };
    }
    case 'conversation.transfer':
      return handOver(before, turn, wish, nowMs);
  }
}

function move(
  before: ConversationRecord,
  turn: Turn,
  id: string,
  command: 'park' | 'resume',
  nowMs: number,
): ConversationDecision {
  const [from, to] = command === 'park' ? (['active', 'waiting'] as const) : (['waiting', 'active'] as const);
  if (turn.state === to) return nothing(before, turn);
  if (turn.state !== from) return no(before, turn, 'illegal-state');
  // What was parked because its agent was away must be had again, whatever its channel can do.
  if (!can(before, 'park') && turn.reason !== 'agent-lost') return no(before, turn, 'not-possible');
  const moved = nextVersion(withTurn(before, turn.handling, (one) => inState(one, to)));
  return done(lineUp(moved, turn, id, { command }, nowMs), turn);
}

function handOver(
  before: ConversationRecord,
  turn: Turn,
  { id, target, note }: Extract<ConversationWish, { readonly type: 'conversation.transfer' }>,
  nowMs: number,
): ConversationDecision {
  if (before.transfer?.id === id) return nothing(before, turn);
  if (!isHad(turn)) return no(before, turn, 'illegal-state');
  if (!can(before, 'transfer')) return no(before, turn, 'not-possible');
  if (before.transfer !== undefined) return no(before, turn, 'busy');
  const { transferFailed: _over, ...rest } = before;
  const transfer = { id, handling: turn.handling, target, endsAtMs: nowMs + timings.transferLifeMs };
  const request = {
    command: 'transfer',
    target,
    ...(note === undefined ? {} : { note }),
    expiresInMs: timings.transferLifeMs,
  };
  return done(lineUp(nextVersion({ ...rest, transfer }), turn, id, request, nowMs), turn);
}

function afterwards(
  before: ConversationRecord,
  turn: Turn,
  { type, id }: { readonly type: 'conversation.logged' | 'conversation.reported'; readonly id: string },
): ConversationDecision {
  if (isOpen(turn)) return no(before, turn, 'illegal-state');
  if (type === 'conversation.logged') {
    if (turn.loggedAtMs !== undefined) return nothing(before, turn);
    return done(
      withTurn(before, turn.handling, (one) => ({ ...one, loggedAtMs: one.endedAtMs ?? 0 })),
      turn,
    );
  }
  if (turn.reportedBy !== undefined) {
    return turn.reportedBy === id ? nothing(before, turn) : no(before, turn, 'already-reported');
  }
  return done(
    withTurn(before, turn.handling, (one) => ({ ...one, reportedBy: id })),
    turn,
  );
}
