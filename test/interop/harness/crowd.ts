import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopChild } from '../../../simulator/stopChild';
import { debianProgram } from './debianProgram';

/** Telephones of many agents in one SIPp: each call is answered at once, and what is heard is sent back. */
export function startCrowd(root: string, port: number): { stop(): Promise<void> } {
  const folder = mkdtempSync(join(tmpdir(), 'cif-softphone-crowd-'));
  const { command, args } = debianProgram(root, 'usr/bin/sipp');
  const media = String(35_000 + 2 * Math.floor(Math.random() * 2_000));
  const child = spawn(
    command,
    [...args, '-sn', 'uas', '-i', '127.0.0.3', '-p', String(port), '-mp', media, '-rtp_echo', '-nostdin'],
    { cwd: folder, stdio: 'ignore' },
  );
  return {
    stop: async () => {
      await stopChild(child, 'SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
