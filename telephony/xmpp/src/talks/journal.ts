import { closeSync, fdatasyncSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { isFields, parseJson } from '../../../../protocol/fields';
import { most } from '../base/timings';

/** A conversation that goes on, as it must be known after a restart. */
export interface JournalTalk {
  readonly id: string;
  readonly guest: string;
  readonly desk: string;
}

/** What must be known after a restart: which messages of agents were begun, and which conversations go on. Never a text. */
export interface Journal {
  /** The agent's message is about to be sent. @returns false: it was begun before */
  begin(messageId: string, talkId: string): boolean;
  /** It was begun, by this process or one before it. */
  has(messageId: string): boolean;
  /** What became of it was told. */
  done(messageId: string): void;
  opened(talk: JournalTalk): void;
  over(talkId: string): void;
  /** As it was at the start: begun and never done, and the conversations that were not over. */
  readonly left: {
    readonly begun: readonly { readonly messageId: string; readonly talkId: string }[];
    readonly talks: readonly JournalTalk[];
  };
  close(): void;
}

type Line =
  | { readonly begun: string; readonly of: string }
  | { readonly done: string }
  | { readonly opened: JournalTalk }
  | { readonly over: string };

/** What was written, put together. */
class Known {
  readonly begun = new Map<string, string>();
  readonly done = new Set<string>();
  readonly talks = new Map<string, JournalTalk>();

  take(line: Line): void {
    if ('begun' in line) this.begun.set(line.begun, line.of);
    else if ('done' in line) this.done.add(line.done);
    else if ('opened' in line) this.talks.set(line.opened.id, line.opened);
    else this.talks.delete(line.over);
  }

  /** The same in fewer lines: of old messages only those that are not done stay. */
  lines(): readonly Line[] {
    const ids = [...this.begun];
    const kept = ids.filter(([id], at) => at >= ids.length - most.takenIds || !this.done.has(id));
    return [
      ...kept.flatMap(([begun, of]) => [{ begun, of }, ...(this.done.has(begun) ? [{ done: begun }] : [])]),
      ...[...this.talks.values()].map((opened) => ({ opened })),
    ];
  }
}

/** @param append writes a line where it outlives the process, before it comes back */
function createJournal(known: Known, append: (line: Line) => void, close: () => void): Journal {
  const left = {
    begun: [...known.begun].flatMap(([messageId, talkId]) =>
      known.done.has(messageId) ? [] : [{ messageId, talkId }],
    ),
    talks: [...known.talks.values()],
  };
  const note = (line: Line): void => {
    append(line);
    known.take(line);
  };
  return {
    left,
    begin: (messageId, talkId) => {
      if (known.begun.has(messageId)) return false;
      note({ begun: messageId, of: talkId });
      return true;
    },
    has: (messageId) => known.begun.has(messageId),
    done: (messageId) => note({ done: messageId }),
    opened: (opened) => note({ opened }),
    over: (over) => note({ over }),
    close,
  };
}

/** A journal in a file that only its owner reads. A last line that a crash cut off counts as not written. */
export function openJournal(path: string): Journal {
  const known = new Known();
  for (const text of readIfThere(path).split('\n')) {
    const line = readLine(text);
    if (line !== undefined) known.take(line);
  }
  const fresh = `${path}.new`;
  writeFileSync(
    fresh,
    known
      .lines()
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(''),
    { mode: 0o600 },
  );
  renameSync(fresh, path);
  const file = openSync(path, 'a', 0o600);
  const append = (line: Line): void => {
    writeSync(file, `${JSON.stringify(line)}\n`);
    fdatasyncSync(file);
  };
  return createJournal(known, append, () => closeSync(file));
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

function readLine(text: string): Line | undefined {
  const json = parseJson(text);
  if (!json.ok || !isFields(json.value)) return undefined;
  const { begun, of, done, opened, over } = json.value;
  if (typeof begun === 'string' && typeof of === 'string') return { begun, of };
  if (typeof done === 'string') return { done };
  if (typeof over === 'string') return { over };
  if (!isFields(opened)) return undefined;
  const { id, guest, desk } = opened;
  return typeof id === 'string' && typeof guest === 'string' && typeof desk === 'string'
    ? { opened: { id, guest, desk } }
    : undefined;
}
