import { randomBytes } from 'node:crypto';
import { debianFolder, getDebian, hasDebian, mirror, prosodyPrograms } from '../../scripts/interop/getDebian';
import { askAtTerminal, askFirst } from '../asterisk/askFirst';
import { connectorSettings } from '../asterisk/connectorSettings';
import { startConnector } from '../asterisk/startConnector';
import { freePort } from '../freePort';
import type { Simulator, SimulatorOptions } from '../startSimulator';
import { xmppDomains } from './prosodyConfig';
import { startProsody } from './startProsody';

export interface Xmpp {
  readonly kind: 'xmpp';
  /** What the simulator must be started with. */
  readonly options: Pick<SimulatorOptions, 'ownReceiver'>;
  /** Where programs connect, and pages by WebSocket. */
  readonly server: string;
  readonly webSocket: string;
  /** Whose guests need no account, and whom they write to. */
  readonly guests: string;
  readonly desk: string;
  /** Starts the connector between the server and the simulator. @returns its undo */
  join(simulator: Simulator): Promise<() => Promise<void>>;
  stop(): Promise<void>;
}

/** Gets and starts a Prosody in place of the simulated telephony system. @throws an Error for people */
export async function prepareXmpp(yes: boolean, say: (line: string) => void): Promise<Xmpp> {
  const folder = debianFolder();
  if (!hasDebian(folder, prosodyPrograms)) {
    await askFirst({
      what: [
        `--xmpp needs Prosody of Debian (sid), which is not on this machine yet.`,
        `Fetched:  about 27 MB, from ${mirror()}`,
        `Put into: ${folder} (61 MB; unpacked there, not installed; no root, nothing else is changed)`,
        `Kept for the next time; delete the folder to be rid of it.`,
      ].join('\n'),
      option: 'xmpp',
      yes,
      isTerminal: process.stdin.isTTY,
      say,
      ask: askAtTerminal,
    });
  }
  const root = getDebian(folder, prosodyPrograms, say);
  say('Starting Prosody …');
  const prosody = await startProsody(root);
  const listen = await freePort();
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  return {
    kind: 'xmpp',
    options: { ownReceiver: { url: `http://127.0.0.1:${listen}/`, secret } },
    server: `127.0.0.1:${prosody.ports.guests}`,
    webSocket: `ws://127.0.0.1:${prosody.ports.web}/xmpp-websocket`,
    guests: xmppDomains.guests,
    desk: `support@${xmppDomains.desk}`,
    join: async (simulator) => {
      const settings = { ...prosody.settings, ...connectorSettings(simulator, listen, secret) };
      return (await startConnector(settings, 'xmpp')).stop;
    },
    stop: prosody.stop,
  };
}
