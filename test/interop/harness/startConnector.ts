import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../../../scripts/repoRoot';
import { stopChild } from '../../../simulator/stopChild';
import { eventually } from '../../scenarios/harness/eventually';

/** The connector as it is shipped, in a process of its own. */
export class RunningConnector {
  readonly lines: string[] = [];
  #child: ChildProcess | undefined;

  constructor(
    private readonly environment: Readonly<Record<string, string>>,
    private readonly name: 'asterisk' | 'xmpp' = 'asterisk',
  ) {}

  async start(): Promise<void> {
    const from = this.lines.length;
    const file = join(repoRoot, 'telephony', this.name, 'dist/connector.mjs');
    // Nothing of this process's environment: what it needs, it is given.
    const { PATH = '' } = process.env;
    this.#child = spawn(process.execPath, [file], {
      env: { PATH, ...this.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (chunk: Buffer): void =>
      void this.lines.push(
        ...chunk
          .toString()
          .split('\n')
          .filter((line) => line !== ''),
      );
    this.#child.stdout?.on('data', keep);
    this.#child.stderr?.on('data', keep);
    await eventually(
      () => this.said(this.name === 'xmpp' ? 'xmpp-connected' : 'pbx-connected', from),
      true,
      20_000,
    ).catch(() => {
      throw new Error(`The connector does not come up: ${this.lines.slice(from).join('\n')}`);
    });
  }

  said(event: string, from = 0): boolean {
    return this.lines.slice(from).some((line) => line.includes(`"event":"${event}"`));
  }

  /** The processor's time that it has taken since its start. */
  cpuMs(): number {
    const text = readFileSync(`/proc/${this.#child?.pid ?? 'self'}/stat`, 'utf8');
    // Behind the name, which may hold spaces: the 14th and 15th field, in hundredths of a second.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    if (this.#child !== undefined) await stopChild(this.#child, signal);
  }
}
