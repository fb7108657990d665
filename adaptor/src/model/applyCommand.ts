import { clashes, isLegal, isPossible, type CallCommand } from '../../../protocol/callCommand';
import { mayReply } from '../../../protocol/replies';
import { hashKey } from '../base/hashKey';
import { timings } from '../base/timings';
import type { Decision } from './applyRingOutcome';
import { ended, nextVersion, type CallRecord } from './callRecord';

/**
 * A command of the agent who has this call. Nobody reports on an assumed call, so End call ends it here; every other
 * command is the telephony system's: it is asked, and its event completes the command. A repeat of a message whose
 * answer was lost is told again that it was taken.
 */
export function applyCommand(call: CallRecord, wish: CallCommand & { readonly id: string }, nowMs: number): Decision {
  const { id, command } = wish;
  const { state, version } = call;
  const pending = call.commands ?? [];
  const taken: Decision = { answer: { ok: true, state, version } };
  const refusal = (reason: string): Decision => ({ answer: { ok: false, state, reason } });
  if (pending.some((one) => one.id === id) || call.settledCommands?.includes(id) === true) return taken;
  // A second End call finds what it wanted.
  if (command === 'hangup' && state === 'disconnected') return taken;
  if (!isLegal(call, command)) return refusal('illegal-state');
  if (!isPossible(call, command)) return refusal('not-possible');
  const party = 'party' in wish ? wish.party : undefined;
  // Gone meanwhile: the list of the agent was older.
  if (party !== undefined && call.parties?.some(({ id }) => id === party) !== true) return refusal('illegal-state');
  const text = 'text' in wish ? wish.text : undefined;
  if (text !== undefined && !mayReply(text, call.reply)) return refusal('not-possible');
  if (command === 'hangup' && call.assumed) {
    const change = nextVersion(ended(call, 'normal', nowMs));
    return { answer: { ok: true, state: 'disconnected', version: change.record.version }, change };
  }
  if (pending.some((one) => clashes(one.command, command))) {
    // Two windows, one wish; a transfer to somebody else is another wish, and must not seem to be taken.
    const same =
      command !== 'send-digits' && pending.some((one) => one.command === command && one.wish === hashWish(wish));
    return same ? taken : refusal('busy');
  }
  const commands = [
    ...pending,
    {
      id,
      command,
      ...(party === undefined ? {} : { party }),
      ...(text === undefined ? {} : { text }),
      wish: hashWish(wish),
      endsAtMs: nowMs + timings.commandLifeMs,
    },
  ];
  const { record } = nextVersion({ ...call, commands, heardAtMs: nowMs });
  return { answer: { ok: true, state, version: record.version }, change: { record, command: wish } };
}

/** What is wished for, without the id: the target is needed only to tell two wishes apart, so it is not kept. */
const hashWish = ({ command, ...more }: CallCommand & { readonly id: string }): string =>
  hashKey(
    JSON.stringify([
      command,
      'target' in more ? more.target : 'party' in more ? more.party : 'text' in more ? more.text : '',
    ]),
  );
