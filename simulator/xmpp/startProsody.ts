import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { debianProgram } from '../asterisk/debianProgram';
import { freePort } from '../freePort';
import { stopChild } from '../stopChild';
import { prosodyConfig, xmppDomains } from './prosodyConfig';

/** It listens within a tenth of a second; on a busy machine some more. */
const startMs = 20_000;
const keptLog = 20_000;

export interface Prosody {
  readonly folder: string;
  /** Where guests connect, and by WebSocket from a page. */
  readonly ports: { readonly guests: number; readonly web: number; readonly component: number };
  /** Settings of the connector that speaks to it. */
  readonly settings: Readonly<Record<string, string>>;
  log(): string;
  /** Ends it at once and starts it anew, as after a crash. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts Debian's Prosody on loopback: guests without a name, and the desk's component. @param root Debian's packages */
export async function startProsody(root: string): Promise<Prosody> {
  const folder = mkdtempSync(join(tmpdir(), 'cif-softphone-prosody-'));
  const secret = randomBytes(24).toString('base64url');
  const ports = { guests: await freePort(), web: await freePort(), component: await freePort() };
  writeFileSync(join(folder, 'prosody.cfg.lua'), prosodyConfig({ folder, ports, secret }), { mode: 0o600 });
  // Debian's script has the places of an installed one in its first lines.
  const places: Readonly<Record<string, string>> = {
    CFG_SOURCEDIR: join(root, 'usr/lib/prosody'),
    CFG_CONFIGDIR: folder,
    CFG_PLUGINDIR: join(root, 'usr/lib/prosody/modules/'),
    CFG_DATADIR: folder,
  };
  const script = readFileSync(join(root, 'usr/bin/prosody'), 'utf8').replace(
    /^(CFG_\w+)=.*$/gm,
    (line, name: string) => (places[name] === undefined ? line : `${name}='${places[name]}'`),
  );
  writeFileSync(join(folder, 'prosody.lua'), script);
  let log = '';
  const keep = (chunk: Buffer): void => void (log = (log + chunk.toString()).slice(-keptLog));
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    child = spawnProsody(root, folder);
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    await untilListens(child, ports.component, () => log);
  };
  const stop = async (): Promise<void> => {
    if (child !== undefined) await stopChild(child);
    rmSync(folder, { recursive: true, force: true });
  };
  await start().catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return {
    ...{ folder, ports, stop, log: () => log },
    settings: {
      XMPP_SERVER: `127.0.0.1:${ports.component}`,
      XMPP_DOMAIN: xmppDomains.desk,
      XMPP_SECRET: secret,
      XMPP_JOURNAL: join(folder, 'connector.journal'),
    },
    crash: async () => {
      if (child !== undefined) await stopChild(child, 'SIGKILL');
      await start();
    },
  };
}

function spawnProsody(root: string, folder: string): ChildProcess {
  const { command, args } = debianProgram(root, 'usr/bin/lua5.4');
  const lua = join(root, 'usr/share/lua/5.4');
  return spawn(command, [...args, join(folder, 'prosody.lua'), '--config', join(folder, 'prosody.cfg.lua'), '-F'], {
    cwd: folder,
    env: {
      PATH: process.env.PATH ?? '',
      LUA_PATH: `${lua}/?.lua;${lua}/?/init.lua`,
      LUA_CPATH: join(root, 'usr/lib/x86_64-linux-gnu/lua/5.4/?.so'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function untilListens(child: ChildProcess, port: number, log: () => string): Promise<void> {
  for (const untilMs = Date.now() + startMs; ; await sleep(25)) {
    if (child.exitCode !== null) throw new Error(`Prosody ended: ${log().slice(-2_000)}`);
    if (Date.now() > untilMs) throw new Error(`Prosody does not answer: ${log().slice(-2_000)}`);
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.once('error', () => resolve(false)).once('connect', () => socket.destroy());
    });
    if (isThere) return;
  }
}
