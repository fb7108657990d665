/** What `npm start` was asked for. */
export interface StartOptions {
  readonly port: number;
  readonly build: boolean;
  readonly open: boolean;
  readonly settingsFile?: string;
  readonly dataDir?: string;
  /** One's own webhook receiver, and the secret that it verifies with. */
  readonly webhookUrl?: string;
  readonly webhookSecret?: string;
  /** A real Asterisk in place of the simulated telephony system: `own`, or the address of its manager interface. */
  readonly asterisk?: string;
  /** Chats come from a real XMPP server: Debian's Prosody. */
  readonly xmpp?: boolean;
  /** What would be asked is answered with yes. */
  readonly yes?: boolean;
  readonly help?: boolean;
}

const defaultPort = 5180;

export const startUsage = `Usage: npm start -- [options]
  --port N              port of the page (default ${defaultPort}); the other parts take free ports
  --settings FILE       deployment settings (pac's JSON) with values for the environment variables
  --data DIR            keep the tables in this folder (default: in memory)
  --webhook-url URL     send the adaptor's webhooks, commands included, to your own receiver
  --webhook-secret S    sign them with this secret (whsec_ and base64; default: a new one, see simulator.json)
  --asterisk [HOST:PORT] a real Asterisk in place of the simulated telephony system: Debian's, which is fetched into
                        a folder of its own after you were asked (about 55 MB, no root); or, with the address of its
                        manager interface, one that is there: it needs ASTERISK_AMI_USER, ASTERISK_AMI_SECRET and
                        ASTERISK_AGENTS in the environment (docs/connect-asterisk.md)
  --xmpp                chats come through a real XMPP server in place of the simulated telephony system: Debian's
                        Prosody, which is fetched in the same way (17 MB)
  --yes                 do not ask
  --no-build            use what is built
  --open                open a Chromium with a throw-away profile that trusts the local issuer
  --help                this text`;

/** Reads the command line; throws an Error whose message tells the person what to do. */
export function readStartOptions(args: readonly string[]): StartOptions {
  let options: StartOptions = { port: defaultPort, build: true, open: false };
  for (let at = 0; at < args.length; at += 1) {
    const match = /^(--[a-z-]+)(?:=(.+))?$/s.exec(args[at] ?? '');
    const name = match?.[1];
    const value = (): string => {
      const text = match?.[2] ?? args[(at += 1)];
      if (text === undefined || text.startsWith('--')) throw new Error(`${name} needs a value.\n${startUsage}`);
      return text;
    };
    const optional = (): string | undefined => {
      const next = args[at + 1];
      if (match?.[2] !== undefined) return match[2];
      return next === undefined || next.startsWith('--') ? undefined : args[(at += 1)];
    };
    if (name === '--no-build') options = { ...options, build: false };
    else if (name === '--open') options = { ...options, open: true };
    else if (name === '--port') options = { ...options, port: portOf(value()) };
    else if (name === '--settings') options = { ...options, settingsFile: value() };
    else if (name === '--webhook-url') options = { ...options, webhookUrl: receiverOf(value()) };
    else if (name === '--webhook-secret') options = { ...options, webhookSecret: secretOf(value()) };
    else if (name === '--asterisk') options = { ...options, asterisk: managerOf(optional()) };
    else if (name === '--xmpp') options = { ...options, xmpp: true };
    else if (name === '--yes') options = { ...options, yes: true };
    else if (name === '--help') return { ...options, help: true };
    else if (name === '--data') options = { ...options, dataDir: value() };
    else throw new Error(`"${args[at]}" is not an option.\n${startUsage}`);
  }
  if (options.webhookSecret !== undefined && options.webhookUrl === undefined) {
    throw new Error(`--webhook-secret is for your own receiver: name it with --webhook-url.\n${startUsage}`);
  }
  const systems = [
    ...(options.asterisk === undefined ? [] : ['--asterisk']),
    ...(options.xmpp === true ? ['--xmpp'] : []),
    ...(options.webhookUrl === undefined ? [] : ['--webhook-url']),
  ];
  if (systems.length > 1)
    throw new Error(`${systems.join(' and ')} are both the telephony system: choose one.\n${startUsage}`);
  return options;
}

/** @returns `own`, or host and port of a manager interface */
function managerOf(text: string | undefined): string {
  if (text === undefined) return 'own';
  const [, host, port = '5038'] = /^(?:ami:\/\/)?([0-9A-Za-z.-]+|\[[0-9a-f:]+\])(?::(\d{1,5}))?\/?$/i.exec(text) ?? [];
  if (host === undefined || Number(port) < 1 || Number(port) > 65_535) {
    throw new Error(`--asterisk needs host and port of the manager interface, such as 127.0.0.1:5038.\n${startUsage}`);
  }
  return `${host}:${port}`;
}

/** Plain http only to this machine, as the adaptor itself asks it. */
function receiverOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const here = url !== undefined && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url === undefined || !(url.protocol === 'https:' || (url.protocol === 'http:' && here))) {
    throw new Error(`--webhook-url needs an address such as http://localhost:8080/webhook.\n${startUsage}`);
  }
  return text;
}

function secretOf(text: string): string {
  const base64 = text.replace(/^whsec_/, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64) || Buffer.from(base64, 'base64').length < 16) {
    throw new Error(`--webhook-secret needs whsec_ and base64 of at least 16 bytes.\n${startUsage}`);
  }
  return text;
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    throw new Error(`--port needs a number from 1 to 65535.\n${startUsage}`);
  return port;
}
