import { randomBytes } from 'node:crypto';
import { asteriskPrograms, debianFolder, getDebian, hasDebian, mirror } from '../../scripts/interop/getDebian';
import { freePort } from '../freePort';
import type { Simulator, SimulatorOptions } from '../startSimulator';
import { askAtTerminal, askFirst } from './askFirst';
import { connectorSettings } from './connectorSettings';
import { otherPbxSettings } from './otherPbxSettings';
import { pbxRoutes } from './pbxRoutes';
import { startConnector } from './startConnector';
import { startOwnPbx, type OwnPbxRunning } from './startOwnPbx';

export interface Asterisk {
  readonly kind: 'asterisk';
  /** What the simulator must be started with. */
  readonly options: Pick<SimulatorOptions, 'ownReceiver' | 'adaptorSettings' | 'moreRoutes'>;
  /** Somebody can be made to call it from `/simulator/pbx`. */
  readonly hasCaller: boolean;
  /** Starts the connector between the PBX and the simulator. @returns its undo */
  join(simulator: Simulator): Promise<() => Promise<void>>;
  stop(): Promise<void>;
}

/**
 * Gets and starts an Asterisk, or takes one that is there, in place of the simulated telephony system.
 * @param where `own`, or the address of a manager interface @throws an Error for people
 */
export async function prepareAsterisk(where: string, yes: boolean, say: (line: string) => void): Promise<Asterisk> {
  const settings = where === 'own' ? undefined : otherPbxSettings(where, process.env);
  const own = settings === undefined ? await startOwn(yes, say) : undefined;
  return joinAsterisk(settings ?? own?.settings ?? {}, own);
}

async function startOwn(yes: boolean, say: (line: string) => void): Promise<OwnPbxRunning> {
  const folder = debianFolder();
  if (!hasDebian(folder, asteriskPrograms)) {
    await askFirst({
      what: [
        `--asterisk needs Asterisk 22 of Debian (sid), which is not on this machine yet.`,
        `Fetched:  about 55 MB, from ${mirror()}`,
        `Put into: ${folder} (65 MB; unpacked there, not installed; no root, nothing else is changed)`,
        `Kept for the next time; delete the folder to be rid of it.`,
      ].join('\n'),
      option: 'asterisk',
      yes,
      isTerminal: process.stdin.isTTY,
      say,
      ask: askAtTerminal,
    });
  }
  const root = getDebian(folder, asteriskPrograms, say);
  say('Starting Asterisk …');
  return startOwnPbx(root);
}

async function joinAsterisk(
  settings: Readonly<Record<string, string>>,
  own: OwnPbxRunning | undefined,
): Promise<Asterisk> {
  const listen = await freePort();
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const { ASTERISK_SUPERVISORS: supervisors = '' } = settings;
  const hasPhones = settings.ASTERISK_BROWSER_PHONE !== undefined;
  return {
    kind: 'asterisk',
    hasCaller: own !== undefined,
    options: {
      ownReceiver: { url: `http://127.0.0.1:${listen}/`, secret },
      adaptorSettings: {
        DialFormats: supervisors === '' ? 'tel' : 'tel, supervise',
        Supervisors: supervisors,
        ...(hasPhones ? { BrowserPhone: 'yes' } : {}),
      },
      ...(own === undefined ? {} : { moreRoutes: pbxRoutes(own.ring) }),
    },
    join: async (simulator) => {
      const connector = await startConnector({ ...settings, ...connectorSettings(simulator, listen, secret) });
      return connector.stop;
    },
    stop: async () => own?.stop(),
  };
}
