/** What `npm start` was asked for. */
export interface StartOptions {
  readonly port: number;
  readonly build: boolean;
  readonly open: boolean;
  readonly settingsFile?: string;
  readonly dataDir?: string;
}

const defaultPort = 5180;

export const startUsage = `Usage: npm start -- [options]
  --port N         port of the page (default ${defaultPort}); the other parts take free ports
  --settings FILE  deployment settings (pac's JSON) with values for the environment variables
  --data DIR       keep the tables in this folder (default: in memory)
  --no-build       use what is built
  --open           open a Chromium with a throw-away profile that trusts the local issuer`;

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
    if (name === '--no-build') options = { ...options, build: false };
    else if (name === '--open') options = { ...options, open: true };
    else if (name === '--port') options = { ...options, port: portOf(value()) };
    else if (name === '--settings') options = { ...options, settingsFile: value() };
    else if (name === '--data') options = { ...options, dataDir: value() };
    else throw new Error(`"${args[at]}" is not an option.\n${startUsage}`);
  }
  return options;
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    throw new Error(`--port needs a number from 1 to 65535.\n${startUsage}`);
  return port;
}
