/** Soon enough for a person who waits for the port to be free again. */
const lookEveryMs = 500;

/**
 * Calls back once when the process that started this one is gone. A SIGTERM to `npm start` ends npm and the shell in
 * between, which does not pass it on: then everything that was started would go on without anybody who could end it.
 * (On Windows a process keeps the number of its dead parent, so nothing happens there.)
 *
 * @returns its undo
 */
export function whenOrphaned(end: () => void): () => void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, lookEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}
