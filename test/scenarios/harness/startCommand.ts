import { spawn, type ChildProcess } from 'node:child_process';
import { repoRoot } from '../../../scripts/repoRoot';

/** A command of package.json's as a person runs it, with what it printed so far. */
export interface RunningCommand {
  readonly child: ChildProcess;
  output(): string;
  /** Resolves with the exit code (null when a signal ended it). */
  readonly ended: Promise<number | null>;
  /** Resolves when the output has this text; rejects after `timeoutMs`, or when the command ends without it. */
  saying(text: string, timeoutMs: number): Promise<void>;
  /** What Ctrl-C does: the signal goes to every process of the terminal's group. */
  ctrlC(): void;
}

/** Runs `npm run <script> -- <args>` in a process group of its own. */
export function startCommand(script: string, args: readonly string[]): RunningCommand {
  const child = spawn('npm', ['run', '--silent', script, '--', ...args], {
    cwd: repoRoot,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listeners = new Set<() => void>();
  const take = (chunk: Buffer): void => {
    output += chunk.toString();
    listeners.forEach((listener) => listener());
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return {
    child,
    output: () => output,
    ended,
    ctrlC: () => void process.kill(-(child.pid ?? 0), 'SIGINT'),
    saying: (text, timeoutMs) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!output.includes(text)) return;
          listeners.delete(look);
          clearTimeout(timer);
          resolve();
        };
        const fail = (why: string) => (): void => reject(new Error(`"${text}" was not printed ${why}:\n${output}`));
        const timer = setTimeout(fail(`in ${timeoutMs} ms`), timeoutMs);
        listeners.add(look);
        void ended.then(fail('before the end'));
        look();
      }),
  };
}
