import type { ChildProcess } from 'node:child_process';

/** A child that does not end by itself within this is killed: nothing may outlive the simulator. */
const patienceMs = 3_000;

/** Ends a child process and resolves when it is gone. @param signal SIGKILL gives it no chance to tidy up */
export function stopChild(child: ChildProcess, signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill(signal);
  });
}
