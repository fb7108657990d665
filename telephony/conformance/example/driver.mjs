// What the conformance suite needs of an author: starts the connector as a process, and makes calls at the phone system.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { PhoneSystem } from './phoneSystem.mjs';

/** @type {import('../src/drive/driver').CreateDriver} */
export async function createDriver(world) {
  const phones = new PhoneSystem();
  const phonePort = await phones.start();
  let child;
  let written = '';

  const startConnector = async () => {
    child = spawn(
      process.execPath,
      [fileURLToPath(new URL(process.env.CONNECTOR ?? 'connector.mjs', import.meta.url))],
      {
        env: {
          ...process.env,
          ADAPTOR_URL: world.adaptorUrl,
          TOKEN_URL: world.tokenUrl,
          CLIENT_ID: world.clientId,
          CLIENT_SECRET: world.clientSecret,
          SCOPE: world.scope,
          WEBHOOK_SECRET: world.webhookSecret,
          AGENTS: world.agents.join(','),
          PORT: '0',
          PHONE_PORT: String(phonePort),
        },
      },
    );
    let own = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (bytes) => ((own += bytes), (written += bytes)));
    for (const ended = once(child, 'exit').then(() => 'ended'); ;) {
      const port = /listening (\d+)/.exec(own)?.[1];
      if (port !== undefined) return { webhookUrl: `http://127.0.0.1:${port}/` };
      const why = await Promise.race([ended, once(child.stdout, 'data')]);
      if (why === 'ended') throw new Error(`The connector ended as it started: ${own}`);
    }
  };
  const killConnector = async () => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };

  return {
    startConnector,
    killConnector,
    close: async () => {
      await killConnector();
      await phones.stop();
    },
    output: () => written,
    callArrives: ({ key, userId, number, name }) => phones.rings(key, { userId, number, name }),
    callerHangsUp: (key) => phones.becomes(key, 'over'),
    phoneAnswers: (key) => phones.becomes(key, 'talking'),
    phoneHangsUp: (key) => phones.becomes(key, 'over'),
    phoneHolds: (key) => phones.becomes(key, 'held'),
    phoneRetrieves: (key) => phones.becomes(key, 'talking'),
    refuseNextCommand: () => (phones.refuses = true),
    cutPhoneSystem: () => {
      phones.isCut = true;
      phones.cut();
    },
    joinPhoneSystem: () => (phones.isCut = false),
    deeds: () => phones.deeds,
    cannot: {
      dialFormats: 'This phone system does not dial.',
      phoneSystemPauses: 'This phone system has no queues, so there is nothing to pause.',
    },
  };
}
