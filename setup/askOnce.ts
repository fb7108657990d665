import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';

// Its own file: `main.ts` runs when it is loaded, and this is tried without it.

/** Asks a person. Whoever leaves by Ctrl+C or ends the input has not said yes. */
export async function askOnce(question: string, input: Readable, output: Writable): Promise<boolean> {
  const lines = createInterface({ input, output });
  const left = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
  const answered = lines.question(`${question} (y/N) `).catch(() => '');
  const answer = await Promise.race([answered, left]);
  lines.close();
  return /^y(es)?$/i.test(answer.trim());
}
