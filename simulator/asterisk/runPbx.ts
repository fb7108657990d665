import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openAmi } from '../../telephony/asterisk/src/ami/amiConnection';
import { debianProgram } from './debianProgram';

/** How long Asterisk may take to start: two seconds, on a busy machine ten. */
const startMs = 30_000;

/** Lays out the folder of an Asterisk: its own files, and music that is a tone of 300 Hz. */
export function writePbx(folder: string, root: string, files: Readonly<Record<string, string>>): void {
  for (const part of ['etc', 'data', 'var', 'spool', 'spool/monitor', 'run', 'log', 'moh']) {
    mkdirSync(join(folder, part));
  }
  symlinkSync(join(root, 'usr/share/asterisk/documentation'), join(folder, 'data/documentation'));
  writeFileSync(join(folder, 'moh/tone.sln'), tone(300));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'etc', name), text);
}

/** Starts Asterisk out of a folder that `writePbx` has laid out. */
export function spawnPbx(root: string, folder: string): ChildProcess {
  const { command, args } = debianProgram(root, 'usr/sbin/asterisk');
  return spawn(command, [...args, '-f', '-C', join(folder, 'etc/asterisk.conf')], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Resolves when the manager interface lets somebody in. @throws when Asterisk ends before, or takes too long */
export async function untilAnswers(
  child: ChildProcess,
  manager: { readonly port: number; readonly user: string; readonly secret: string },
  log: () => string,
): Promise<void> {
  for (const untilMs = Date.now() + startMs; ; await sleep(50)) {
    if (child.exitCode !== null) throw new Error(`Asterisk ended: ${log().slice(-2_000)}`);
    if (Date.now() > untilMs) throw new Error(`Asterisk does not answer: ${log().slice(-2_000)}`);
    try {
      (await openAmi({ host: '127.0.0.1', ...manager }, () => undefined)).close();
      return;
    } catch {
      // Not yet.
    }
  }
}

/** A second of a tone, 8 kHz and 16 bit: music on hold that a test can recognise. */
export function tone(hertz: number): Buffer {
  const bytes = Buffer.alloc(16_000);
  for (let at = 0; at < 8_000; at += 1) {
    bytes.writeInt16LE(Math.round(8_000 * Math.sin((2 * Math.PI * hertz * at) / 8_000)), at * 2);
  }
  return bytes;
}
