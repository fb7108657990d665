import { createInterface } from 'node:readline/promises';

export interface Asking {
  /** What would be done, in sentences. */
  readonly what: string;
  /** What was asked for, without its lines. */
  readonly option: 'asterisk' | 'xmpp';
  /** `--yes`: whoever started it has said so already. */
  readonly yes: boolean;
  /** Somebody is there who can answer. */
  readonly isTerminal: boolean;
  readonly say: (line: string) => void;
  readonly ask: (question: string) => Promise<string>;
}

/** Asks before anything is fetched. @throws an Error for people when the answer is no, or nobody can be asked */
export async function askFirst({ what, option, yes, isTerminal, say, ask }: Asking): Promise<void> {
  say(what);
  if (yes) return;
  if (!isTerminal) {
    throw new Error(`Nobody can be asked here, so nothing was fetched. If you agree: npm start -- --${option} --yes`);
  }
  if (!/^\s*y(es)?\s*$/i.test(await ask('Fetch it? [y/N] '))) {
    throw new Error(`Nothing was fetched, and nothing was started. Without --${option} everything runs as before.`);
  }
}

/** Asks whoever sits at this terminal; its end is a no. */
export async function askAtTerminal(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const ended = new Promise<string>((resolve) => terminal.once('close', () => resolve('')));
  try {
    return await Promise.race([terminal.question(question), ended]);
  } finally {
    terminal.close();
  }
}
