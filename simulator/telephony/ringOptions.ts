/** What `npm run ring` was asked for. */
export interface RingOptions {
  readonly from: string;
  readonly to?: string;
  readonly comments?: string;
  readonly url?: string;
  readonly kind: 'seed' | 'event';
  readonly recording?: string;
  readonly help?: boolean;
}

export const ringUsage = `Usage: npm run ring -- --from <number> [options]
  --from <number>    the caller's number, for example +12025550123
  --to <agent>       who is rung: user name, name or object id (default: the first agent)
  --comments <text>  words that the agent sees beside the number
  --recording <how>  what the telephony system says of its recording: off, on, paused or possible
  --plain            send the plain text {"PhoneNumber":…,"comments":…} instead of a CloudEvents 1.0 call.offered:
                     it rings, and nothing can be done with the call but ending it
  --url <url>        the simulator's page (default: the running one, else http://localhost:5180)
  --help             this text`;

const texts = new Set(['from', 'to', 'comments', 'recording', 'url']);

/** Reads the command line; throws an Error whose message tells the person what to do. */
export function readRingOptions(args: readonly string[]): RingOptions {
  const given = new Map<string, string>();
  let kind: RingOptions['kind'] = 'event';
  if (args.includes('--help')) return { from: '', kind, help: true };
  for (let at = 0; at < args.length; at += 1) {
    const [name = '', inline] = splitOption(args[at] ?? '');
    if (name === 'plain') {
      kind = 'seed';
    } else if (texts.has(name)) {
      const value = inline ?? args[(at += 1)];
      if (value === undefined || value === '') throw new Error(`--${name} needs a value.\n${ringUsage}`);
      given.set(name, value);
    } else {
      throw new Error(`"${args[at]}" is not an option.\n${ringUsage}`);
    }
  }
  const [from, to, comments, recording, url] = [...texts].map((name) => given.get(name));
  if (from === undefined) throw new Error(`Who is calling? --from is missing.\n${ringUsage}`);
  return {
    from,
    kind,
    ...(to === undefined ? {} : { to }),
    ...(comments === undefined ? {} : { comments }),
    ...(recording === undefined ? {} : { recording }),
    ...(url === undefined ? {} : { url: url.replace(/\/+$/, '') }),
  };
}

function splitOption(argument: string): readonly [string] | readonly [string, string] {
  const match = /^--([a-z-]+)(?:=(.*))?$/s.exec(argument);
  if (!match) return [''];
  return match[2] === undefined ? [match[1] ?? ''] : [match[1] ?? '', match[2]];
}
