import { resolve } from 'node:path';
import { builtFiles } from '../scripts/builtFiles';
import { ensureBuilt } from '../scripts/ensureBuilt';
import { prepareAsterisk, type Asterisk } from './asterisk/joinAsterisk';
import { prepareXmpp, type Xmpp } from './xmpp/joinXmpp';
import { openChromium } from './chromium/openChromium';
import { freePort } from './freePort';
import { localSettings } from './localSettings';
import { readStartOptions, startUsage, type StartOptions } from './optionsOfStart';
import { readDeploymentSettings } from './readDeploymentSettings';
import { noteRunning } from './runningFile';
import { whenOrphaned } from './whenOrphaned';
import { startSimulator, type Simulator, type SimulatorOptions } from './startSimulator';

void main();

/** `npm start`: builds what is stale, starts everything on loopback, says where it is, ends on Ctrl-C. */
async function main(): Promise<void> {
  const undo: (() => Promise<void> | void)[] = [];
  let ending: Promise<void> | undefined;
  const end = (exitCode: number): Promise<void> => {
    ending ??= (async () => {
      for (let step = undo.pop(); step; step = undo.pop()) await step();
      if (exitCode === 0) console.log('Everything has ended.');
      process.exit(exitCode);
    })();
    return ending;
  };
  const onSignal = (): void => {
    // A second Ctrl-C, or the parent's copy of the first, only waits for the same end.
    if (!ending) console.log('Stopping …');
    void end(0);
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal).on('SIGHUP', onSignal);
  undo.push(whenOrphaned(onSignal));
  try {
    const options = readStartOptions(process.argv.slice(2));
    if (options.help) {
      console.log(startUsage);
      return;
    }
    const environmentVariables = options.settingsFile ? readDeploymentSettings(options.settingsFile) : {};
    await claimPort(options.port);
    const { asterisk: wanted, yes = false } = options;
    const preparing =
      wanted !== undefined
        ? prepareAsterisk(wanted, yes, console.log)
        : options.xmpp === true
          ? prepareXmpp(yes, console.log)
          : undefined;
    undo.push(async () => (await preparing?.catch(() => undefined))?.stop());
    const real = await preparing;
    if (ending) return;
    if (options.build) ensureBuilt(console.log);
    const starting = startSimulator({ ...simulatorOptions(options, environmentVariables), ...real?.options });
    // Ctrl-C may come while parts are starting: they are children that must not outlive us.
    undo.push(async () => (await starting.catch(() => undefined))?.stop());
    const simulator = await starting;
    if (ending) return;
    if (real !== undefined) {
      console.log('Starting the connector …');
      const joining = real.join(simulator);
      undo.push(async () => (await joining.catch(() => undefined))?.());
      await joining;
      if (ending) return;
    }
    undo.push(noteRunning(simulator.url));
    if (options.open) undo.push(openChromium(`${simulator.url}/`, simulator.entra.certificateSpkiHash));
    console.log(whatRunsWhere(simulator, real));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    await end(1);
  }
}

function simulatorOptions(options: StartOptions, environmentVariables: Readonly<Record<string, string>>) {
  return {
    port: options.port,
    ...builtFiles(),
    certDir: resolve(__dirname, '../.simulator'),
    ...(options.dataDir === undefined ? {} : { dataDir: resolve(options.dataDir) }),
    environmentVariables,
    makersSettings: JSON.stringify(localSettings),
    ...(options.webhookUrl === undefined
      ? {}
      : { ownReceiver: ownReceiver(options.webhookUrl, options.webhookSecret) }),
    say: (line: string) => console.log(line),
  };
}

const ownReceiver = (url: string, secret: string | undefined): NonNullable<SimulatorOptions['ownReceiver']> =>
  secret === undefined ? { url } : { url, secret };

/** A taken port is said before minutes of building, and in words. */
async function claimPort(port: number): Promise<void> {
  try {
    await freePort(port);
  } catch {
    throw new Error(
      `Port ${port} is taken, so the page cannot be served there. Stop what listens on it, or choose another: npm start -- --port ${port + 1}`,
    );
  }
}

function whatRunsWhere(simulator: Simulator, real: Asterisk | Xmpp | undefined): string {
  const { facts } = simulator;
  const rows: readonly (readonly [string, string])[] = [
    ['Dynamics 365', `${facts.page}/`],
    ...(simulator.coreDynamics === undefined
      ? []
      : ([
          ['… with CIF v1', `${simulator.coreDynamics.url}/?app=v1`],
          ['… without CIF', `${simulator.coreDynamics.url}/?app=plain`],
        ] as const)),
    ['Adaptor', facts.adaptor],
    ['SignalR Service', facts.signalr],
    ['Entra ID', simulator.entra.authority],
    ['Storage', facts.storage],
    ['Telephony webhook', facts.telephonyWebhook],
    ...(real === undefined ? ([['A caller to talk to', `${facts.page}/simulator/caller`]] as const) : []),
    ...(real?.kind === 'asterisk' && real.hasCaller
      ? ([['Ring from the PBX', `${facts.page}/simulator/pbx`]] as const)
      : []),
    ...(real?.kind === 'xmpp'
      ? ([
          ['XMPP server', real.server],
          ['… for web pages', real.webSocket],
          ['… guests write to', real.desk],
        ] as const)
      : []),
    ['All addresses', `${facts.page}/simulator.json`],
  ];
  const agents = facts.agents.map((agent) => `${agent.name} (${agent.userName})`).join(', ');
  return [
    '',
    ...rows.map(([name, url]) => `  ${name.padEnd(20)} ${url}`),
    '',
    `Agents: ${agents}. Open the page, choose one, and ${ringBy(real)}`,
    '',
    `The issuer's certificate was made on this machine: a browser warns once, or use: npm start -- --open`,
    'Ctrl-C ends everything.',
    `Ready: ${facts.page}/`,
  ].join('\n');
}

/** How a first call comes. */
function ringBy(real: Asterisk | Xmpp | undefined): string {
  if (real?.kind === 'xmpp')
    return `write with any XMPP program, as a guest of ${real.guests} without an account, to ${real.desk}.`;
  if (real === undefined) {
    return 'ring:\n\n  npm run ring -- --from "+1 202 555 0123" --comments "Asks about the invoice"';
  }
  if (!real.hasCaller) return 'call your PBX.';
  return [
    'take the telephone in this browser (Sound of calls).',
    'Then "Ring from the PBX": the PBX\'s own queue calls the agent; Accept, and you hear a tone, then yourself.',
  ].join('\n');
}
