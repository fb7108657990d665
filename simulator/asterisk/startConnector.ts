import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isFields, parseJson } from '../../protocol/fields';
import { repoRoot } from '../../scripts/repoRoot';
import { stopChild } from '../stopChild';

/** A connector that cannot reach its PBX tries on; whoever started it hears of it after this. */
const connectedMs = 20_000;

/**
 * Starts a connector as it is shipped. @param settings all that it is given
 * @throws its own words, when it ends or does not reach its server
 */
export async function startConnector(
  settings: Readonly<Record<string, string>>,
  name: 'asterisk' | 'xmpp' = 'asterisk',
): Promise<{ stop(): Promise<void> }> {
  const connected = name === 'xmpp' ? 'xmpp-connected' : 'pbx-connected';
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [join(repoRoot, 'telephony', name, 'dist/connector.mjs')], {
    env: { PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      const fail = (what: string): void => reject(new Error(`${what}\n${said.join('\n')}`));
      const timer = setTimeout(() => fail('The connector does not reach its server.'), connectedMs);
      child.once('exit', () => {
        clearTimeout(timer);
        fail('The connector has ended.');
      });
      for (const stream of [child.stdout, child.stderr]) {
        createInterface({ input: stream }).on('line', (line) => {
          said.push(line);
          // The last words are enough, and it may run for days.
          if (said.length > 10) said.shift();
          const json = parseJson(line);
          if (!json.ok || !isFields(json.value) || json.value.event !== connected) return;
          clearTimeout(timer);
          resolve();
        });
      }
    });
  } catch (error) {
    await stopChild(child);
    throw error;
  }
  return { stop: () => stopChild(child) };
}
