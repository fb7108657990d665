import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repoRoot } from '../../scripts/repoRoot';
import { openAmi } from '../../telephony/asterisk/src/ami/amiConnection';
import { directory } from '../directory';
import { freePort } from '../freePort';
import { stopChild } from '../stopChild';
import { ownPbxFiles, pbxUsers, queue, telephoneOf } from './ownPbxFiles';
import { spawnPbx, tone, untilAnswers, writePbx } from './runPbx';

/** The last of what Asterisk says, for the case that it ends. */
const keptLog = 20_000;

export interface OwnPbxRunning {
  /** Settings of the connector that speaks to it. */
  readonly settings: Readonly<Record<string, string>>;
  /** Somebody calls the queue: a tone for three seconds, then what the agent says comes back. */
  ring(from: { readonly number: string; readonly name: string }): Promise<void>;
  stop(): Promise<void>;
}

/** Starts an Asterisk on loopback with a queue, a telephone in the browser for each agent, and a caller. @param root Debian's packages */
export async function startOwnPbx(root: string): Promise<OwnPbxRunning> {
  const folder = mkdtempSync(join(tmpdir(), 'cif-softphone-asterisk-'));
  const secrets = { ami: randomBytes(24).toString('base64url'), ari: randomBytes(24).toString('base64url') };
  const ports = {
    ami: await freePort(),
    http: await freePort(),
    rtp: 20_000 + 2 * Math.floor(Math.random() * 5_000),
  };
  const files = ownPbxFiles({
    folder,
    root,
    ports,
    amiSecret: secrets.ami,
    ariSecret: secrets.ari,
    agents: directory.agents.map(({ name }) => name),
    crmConf: join(repoRoot, 'telephony/asterisk/crm.conf'),
  });
  writePbx(folder, root, files);
  mkdirSync(join(folder, 'voice'));
  writeFileSync(join(folder, 'voice/tone.sln'), tone(440));
  const child = spawnPbx(root, folder);
  let log = '';
  const keep = (chunk: Buffer): void => void (log = (log + chunk.toString()).slice(-keptLog));
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const stop = async (): Promise<void> => {
    await stopChild(child);
    rmSync(folder, { recursive: true, force: true });
  };
  const manager = { port: ports.ami, user: pbxUsers.ami, secret: secrets.ami };
  await untilAnswers(child, manager, () => log).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return {
    stop,
    settings: {
      ASTERISK_AMI: `127.0.0.1:${ports.ami}`,
      ASTERISK_AMI_USER: manager.user,
      ASTERISK_AMI_SECRET: manager.secret,
      ASTERISK_NAME: 'simulator',
      ASTERISK_AGENTS: directory.agents.map(({ oid }, at) => `${oid}=${telephoneOf(at)}`).join(','),
      ASTERISK_SUPERVISORS: directory.supervisors.join(','),
      ASTERISK_BROWSER_PHONE: `ws://127.0.0.1:${ports.http}/ws`,
      ASTERISK_BROWSER_PHONE_ARI: `http://127.0.0.1:${ports.http}/ari`,
      ASTERISK_BROWSER_PHONE_ARI_USER: pbxUsers.ari,
      ASTERISK_BROWSER_PHONE_ARI_SECRET: secrets.ari,
    },
    ring: async ({ number, name }) => {
      const session = await openAmi({ host: '127.0.0.1', ...manager }, () => undefined);
      try {
        const fields = {
          Channel: `Local/${queue.number}@from-trunk/n`,
          Context: 'caller',
          Exten: 's',
          Priority: '1',
          CallerID: `"${name}" <${number}>`,
          Async: 'true',
          Timeout: '300000',
        };
        await session.action({ name: 'Originate', fields });
      } finally {
        session.close();
      }
    },
  };
}
