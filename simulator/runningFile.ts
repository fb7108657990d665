import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Where `npm start` writes the address of its page, so that `npm run ring` finds it on any port. */
const runningFile = resolve(__dirname, '../.simulator/running.json');

/** Notes the page of the simulator that runs now; returns its undo. */
export function noteRunning(page: string): () => void {
  mkdirSync(dirname(runningFile), { recursive: true });
  writeFileSync(runningFile, JSON.stringify({ page, pid: process.pid }));
  return () => {
    // Another simulator may have started since: only our own note is removed.
    if (readRunning()?.pid === process.pid) rmSync(runningFile, { force: true });
  };
}

/** The note of a simulator that was started last; it may have died without removing it. */
export function readRunning(): { readonly page: string; readonly pid: number } | undefined {
  try {
    const note = JSON.parse(readFileSync(runningFile, 'utf8')) as { page?: unknown; pid?: unknown };
    return typeof note.page === 'string' && typeof note.pid === 'number'
      ? { page: note.page, pid: note.pid }
      : undefined;
  } catch {
    return undefined;
  }
}
