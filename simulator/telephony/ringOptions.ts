/** What `npm run ring` was asked for. */
export interface RingOptions {
  readonly from: string;
  readonly to?: string;
  readonly comments?: string;
  readonly url?: string;
  readonly kind: 'seed' | 'event';
  readonly recording?: string;
  readonly queue?: string;
  readonly waitedMs?: number;
  readonly campaign?: string;
  readonly menu?: readonly { readonly label: string; readonly value: string }[];
  readonly reference?: string;
  readonly record?: { readonly table: string; readonly id: string };
  /** The call that this one follows. */
  readonly relatedCallId?: string;
  readonly help?: boolean;
}

export const ringUsage = `Usage: npm run ring -- --from <number> [options]
  --from <number>    the caller's number, for example +12025550123
  --to <agent>       who is rung: user name, name or object id (default: the first agent)
  --comments <text>  words that the agent sees beside the number
  --recording <how>  what the telephony system says of its recording: off (default), on, paused or possible
  --queue <name>     where the caller waited
  --waited <seconds> how long
  --campaign <name>  for which the caller calls
  --menu <text>      what the caller chose, as "Label=Value"; may be given again
  --reference <text> the telephony system's own
  --record <table:id>  the row of Dynamics that the call is about: contact:6f0a…
  --after <call id>  the call of another agent that this one follows
  --plain            send the plain text {"PhoneNumber":…,"comments":…} instead of a CloudEvents 1.0 call.offered:
                     it rings, and nothing can be done with the call but ending it
  --url <url>        the simulator's page (default: the running one, else http://localhost:5180)
  --help             this text`;

const texts = new Set(['from', 'to', 'comments', 'recording', 'url']);
const facts = new Set(['queue', 'waited', 'campaign', 'menu', 'reference', 'record', 'after']);

/** Reads the command line; throws an Error whose message tells the person what to do. */
export function readRingOptions(args: readonly string[]): RingOptions {
  const given = new Map<string, string>();
  const menu: { readonly label: string; readonly value: string }[] = [];
  let kind: RingOptions['kind'] = 'event';
  if (args.includes('--help')) return { from: '', kind, help: true };
  for (let at = 0; at < args.length; at += 1) {
    const [name = '', inline] = splitOption(args[at] ?? '');
    if (name === 'plain') {
      kind = 'seed';
    } else if (texts.has(name) || facts.has(name)) {
      const value = inline ?? args[(at += 1)];
      if (value === undefined || value === '') throw new Error(`--${name} needs a value.\n${ringUsage}`);
      given.set(name, value);
      if (name === 'menu') menu.push(pairOf(value, '=', 'label', 'value'));
    } else {
      throw new Error(`"${args[at]}" is not an option.\n${ringUsage}`);
    }
  }
  const [from, to, comments, recording, url] = [...texts].map((name) => given.get(name));
  if (from === undefined) throw new Error(`Who is calling? --from is missing.\n${ringUsage}`);
  // It can record, and knows that it does not: a system that says nothing leaves the agent to guess.
  const told = recording ?? (kind === 'event' ? 'off' : undefined);
  return {
    from,
    kind,
    ...(to === undefined ? {} : { to }),
    ...(comments === undefined ? {} : { comments }),
    ...(told === undefined ? {} : { recording: told }),
    ...factsIn(given, menu),
    ...(url === undefined ? {} : { url: url.replace(/\/+$/, '') }),
  };
}

function splitOption(argument: string): readonly [string] | readonly [string, string] {
  const match = /^--([a-z-]+)(?:=(.*))?$/s.exec(argument);
  if (!match) return [''];
  return match[2] === undefined ? [match[1] ?? ''] : [match[1] ?? '', match[2]];
}

type Facts = Pick<RingOptions, 'queue' | 'waitedMs' | 'campaign' | 'menu' | 'reference' | 'record' | 'relatedCallId'>;

function factsIn(given: ReadonlyMap<string, string>, menu: NonNullable<Facts['menu']>): Facts {
  const [queue, waited, campaign, reference, record, relatedCallId] = [
    'queue',
    'waited',
    'campaign',
    'reference',
    'record',
    'after',
  ].map((name) => given.get(name));
  if (waited !== undefined && !/^\d{1,6}$/.test(waited))
    throw new Error(`--waited is a number of seconds.\n${ringUsage}`);
  return {
    ...(queue === undefined ? {} : { queue }),
    ...(waited === undefined ? {} : { waitedMs: Number(waited) * 1000 }),
    ...(campaign === undefined ? {} : { campaign }),
    ...(menu.length === 0 ? {} : { menu }),
    ...(reference === undefined ? {} : { reference }),
    ...(record === undefined ? {} : { record: pairOf(record, ':', 'table', 'id') }),
    ...(relatedCallId === undefined ? {} : { relatedCallId }),
  };
}

function pairOf<A extends string, B extends string>(
  text: string,
  mark: string,
  first: A,
  second: B,
): Record<A | B, string> {
  const at = text.indexOf(mark);
  if (at < 1) throw new Error(`"${text}" is not ${first}${mark}${second}.\n${ringUsage}`);
  return { [first]: text.slice(0, at), [second]: text.slice(at + mark.length) } as Record<A | B, string>;
}
