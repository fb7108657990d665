import type { ChildProcess } from 'node:child_process';
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { repoRoot } from '../../../scripts/repoRoot';
import { freePort } from '../../../simulator/freePort';
import { stopChild } from '../../../simulator/stopChild';
import { openAmi, type AmiConnection } from '../../../telephony/asterisk/src/ami/amiConnection';
import { headerOf } from '../../../telephony/asterisk/src/ami/amiMessage';
import { endpointIn } from '../../../telephony/asterisk/src/pbx/naming';
import { spawnPbx, untilAnswers, writePbx } from '../../../simulator/asterisk/runPbx';
import { freeUdpPort } from '../../../simulator/asterisk/freeUdpPort';
import { amiUser, pbxFiles, type PbxOptions, type PbxPorts } from './pbxFiles';

export interface Pbx {
  readonly ports: PbxPorts;
  readonly folder: string;
  /** Ends it as a crash does, or as an operator does; `start` starts it again with the same files. */
  kill(): Promise<void>;
  halt(): Promise<void>;
  start(): Promise<void>;
  /** For the end of the tests: nothing of it is left. */
  stop(): Promise<void>;
  log(): string;
  /** The reason for which a telephone is paused in every queue; empty without a reason, `undefined` when it is not. */
  paused(telephone: string): Promise<string | undefined>;
  /** Ends every call: a killed caller says no goodbye. Resolves when the last one is gone. */
  hangUpAll(): Promise<void>;
  /** Channels that there are now. */
  channels(): Promise<number>;
  /** A telephone is there, so that the queue can ring it. */
  registered(telephone: string): Promise<boolean>;
  /** Callers who wait in a queue. */
  waiting(): Promise<number>;
  /** What was recorded so far, one file behind the other: samples at 8 kHz. */
  recorded(): Int16Array;
  /** As a supervisor does it at the PBX; `undefined` ends the pause. */
  pause(telephone: string, reason: string | undefined): Promise<void>;
}

/** Starts a real Asterisk on loopback, from files of its own in a folder of its own. */
export async function startPbx(root: string, options: PbxOptions = {}): Promise<Pbx> {
  const folder = mkdtempSync(join(tmpdir(), 'cif-softphone-pbx-'));
  const ports: PbxPorts = {
    sip: await freeUdpPort('127.0.0.1'),
    ami: await freePort(),
    http: await freePort(),
    rtp: 20_000 + 2 * Math.floor(Math.random() * 5_000),
    world: await freeUdpPort('127.0.0.2'),
    crowd: await freeUdpPort('127.0.0.3'),
  };
  const crmConf = join(repoRoot, 'telephony/asterisk/crm.conf');
  writePbx(folder, root, pbxFiles(folder, root, ports, crmConf, options));
  const logFile = join(folder, 'log/stdout');
  let child: ChildProcess | undefined;
  const log = (): string => readFileSync(logFile, 'utf8');
  const start = async (): Promise<void> => {
    child = spawnPbx(root, folder);
    const out = createWriteStream(logFile, { flags: 'a' });
    child.stdout?.pipe(out, { end: false });
    child.stderr?.pipe(out, { end: false });
    await untilAnswers(child, { port: ports.ami, user: amiUser.name, secret: amiUser.secret }, log);
  };
  const stop = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    if (child !== undefined) await stopChild(child, signal);
  };
  await start();
  return {
    ports,
    folder,
    start,
    log,
    paused: (telephone) =>
      asOperator(ports, async (session) => {
        const rows = await session.list({ name: 'QueueStatus', fields: {} });
        const own = rows.filter((row) => endpointIn(headerOf(row, 'Location') ?? '') === telephone);
        const all = own.length > 0 && own.every((row) => headerOf(row, 'Paused') === '1');
        return all ? (headerOf(own[0] ?? new Map(), 'PausedReason') ?? '') : undefined;
      }),
    channels: () => asOperator(ports, async (session) => (await session.list(allChannels)).length),
    registered: (telephone) =>
      asOperator(ports, async (session) => {
        const rows = await session.list({ name: 'QueueStatus', fields: {} });
        const own = rows.find((row) => endpointIn(headerOf(row, 'Location') ?? '') === telephone);
        // 0 unknown, 4 invalid, 5 unavailable; all others have a telephone that is there.
        return own !== undefined && !['0', '4', '5'].includes(headerOf(own, 'Status') ?? '0');
      }),
    recorded: () => {
      const files = readdirSync(join(folder, 'spool/monitor')).sort();
      const all = Buffer.concat(files.map((file) => readFileSync(join(folder, 'spool/monitor', file)).subarray(44)));
      return new Int16Array(all.buffer.slice(all.byteOffset, all.byteOffset + (all.length & ~1)));
    },
    waiting: () =>
      asOperator(ports, async (session) => {
        const rows = await session.list({ name: 'QueueStatus', fields: {} });
        return rows.filter((row) => headerOf(row, 'Event') === 'QueueEntry').length;
      }),
    hangUpAll: () =>
      asOperator(ports, async (session) => {
        for (let left = await session.list(allChannels); left.length > 0; left = await session.list(allChannels)) {
          for (const row of left) {
            const fields = { Channel: headerOf(row, 'Channel') ?? '', Cause: '16' };
            await session.action({ name: 'Hangup', fields }).catch(() => undefined);
          }
          await sleep(50);
        }
      }),
    pause: (telephone, reason) =>
      asOperator(ports, async (session) => {
        const rows = await session.list({ name: 'QueueStatus', fields: {} });
        const names = rows
          .map((row) => headerOf(row, 'Location') ?? '')
          .filter((name) => endpointIn(name) === telephone);
        for (const name of new Set(names)) {
          const fields = { Interface: name, Paused: String(reason !== undefined), Reason: reason ?? '' };
          await session.action({ name: 'QueuePause', fields });
        }
      }),
    kill: () => stop('SIGKILL'),
    halt: () => stop('SIGTERM'),
    stop: async () => {
      await stop('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const allChannels = { name: 'CoreShowChannels', fields: {} } as const;

async function asOperator<T>({ ami }: PbxPorts, work: (session: AmiConnection) => Promise<T>): Promise<T> {
  const { name: user, secret } = amiUser;
  const session = await openAmi({ host: '127.0.0.1', port: ami, user, secret }, () => undefined);
  try {
    return await work(session);
  } finally {
    session.close();
  }
}
