import type { TurnWords } from '../activity/conversations/toConversationRow';
import type { Conversation, WrapUpState } from '../core/messages/conversation';

/** One turn that is over, until its row is closed. */
export interface TurnEntry {
  readonly key: string;
  conversation: Conversation;
  words: TurnWords;
  /** As they were last known to stand in the row. */
  seen: TurnWords;
  exists: boolean;
  etag: string | undefined;
  readonly sinceMs: number;
  /** When the agent, or the time, was done with it. */
  doneAtMs: number | undefined;
  /** What was typed is saved then. */
  saveTimer: ReturnType<typeof setTimeout> | undefined;
  unsavedSinceMs: number | undefined;
  overTimer: ReturnType<typeof setTimeout> | undefined;
}

/** What outlives a reload of a turn whose row is not closed: words that no row has, and that the agent was done. */
export interface KeptTurn {
  readonly notes: string;
  readonly disposition?: string | undefined;
  readonly isDone: boolean;
}
export type KeptTurns = Readonly<Record<string, KeptTurn>>;

const noWords: TurnWords = { notes: '', disposition: undefined };
export const sameWords = (one: TurnWords, other: TurnWords): boolean =>
  one.notes === other.notes && one.disposition === other.disposition;

/** @param heardAtMs when the end was told, on the steady clock */
export function newEntry(conversation: Conversation, kept: KeptTurn | undefined, heardAtMs: number): TurnEntry {
  return {
    key: conversation.key,
    conversation,
    words: kept === undefined ? noWords : { notes: kept.notes, disposition: kept.disposition },
    seen: noWords,
    exists: false,
    etag: undefined,
    sinceMs: heardAtMs - (conversation.snapshot.endedForMs ?? 0),
    doneAtMs: kept?.isDone === true ? heardAtMs : undefined,
    saveTimer: undefined,
    unsavedSinceMs: undefined,
    overTimer: undefined,
  };
}

/** Of the turn's messages some lie before those that are here. */
export const missesEarlier = ({ snapshot, fromSeq }: Conversation): boolean =>
  snapshot.activeForMs !== undefined && fromSeq >= Math.max(1, snapshot.firstSeq);

/** All messages of the turn are here. */
export const isWhole = (conversation: Conversation): boolean =>
  conversation.snapshot.activeForMs === undefined ||
  (conversation.toSeq >= conversation.snapshot.lastSeq && !missesEarlier(conversation));

export const keptOf = ({ words, seen, doneAtMs }: TurnEntry): KeptTurn | undefined =>
  sameWords(words, seen) && doneAtMs === undefined
    ? undefined
    : {
        notes: words.notes,
        ...(words.disposition === undefined ? {} : { disposition: words.disposition }),
        isDone: doneAtMs !== undefined,
      };

export const wrapUpOf = (entry: TurnEntry, endsAtMs: number | undefined, hasFailed: boolean): WrapUpState => ({
  ...entry.words,
  saved: sameWords(entry.words, entry.seen) && entry.exists ? 'saved' : hasFailed ? 'not-saved' : 'saving',
  sinceMs: entry.sinceMs,
  endsAtMs,
});

export function clearTimers({ saveTimer, overTimer }: TurnEntry): void {
  clearTimeout(saveTimer);
  clearTimeout(overTimer);
}
