/** What `npm run message` was asked for. */
export interface MessageOptions {
  readonly channel: string;
  readonly from: string;
  readonly text: string;
  readonly to?: string;
  readonly name?: string;
  readonly topic?: string;
  readonly url?: string;
  readonly help?: boolean;
}

export const messageUsage = `Usage: npm run message -- --from <address> --text <words> [options]
  --from <address>   who writes: a number, an e-mail address or a name
  --text <words>     what is written; again from the same address goes on with the same conversation
  --channel <name>   chat (default), sms, email, whatsapp
  --to <agent>       to whom: user name, name or object id (default: the first agent)
  --name <text>      how the customer is called
  --topic <text>     what it is about; of an e-mail its subject
  --url <url>        the simulator's page (default: the running one, else http://localhost:5180)
  --help             this text`;

const names = ['from', 'text', 'channel', 'to', 'name', 'topic', 'url'] as const;

/** Reads the command line; throws an Error whose message tells the person what to do. */
export function readMessageOptions(args: readonly string[]): MessageOptions {
  if (args.includes('--help')) return { channel: '', from: '', text: '', help: true };
  const given = new Map<string, string>();
  for (let at = 0; at < args.length; at += 1) {
    const argument = args[at] ?? '';
    const [, name = '', inline] = /^--([a-z]+)(?:=(.*))?$/s.exec(argument) ?? [];
    if (!names.some((one) => one === name)) throw new Error(`"${argument}" is not an option.\n${messageUsage}`);
    const value = inline ?? args[(at += 1)];
    if (value === undefined || value === '') throw new Error(`--${name} needs a value.\n${messageUsage}`);
    given.set(name, value);
  }
  const { from, text, channel = 'chat', url, ...more } = Object.fromEntries(given) as Partial<MessageOptions>;
  if (from === undefined) throw new Error(`Who writes? --from is missing.\n${messageUsage}`);
  if (text === undefined) throw new Error(`What is written? --text is missing.\n${messageUsage}`);
  return { from, text, channel, ...more, ...(url === undefined ? {} : { url: url.replace(/\/+$/, '') }) };
}
