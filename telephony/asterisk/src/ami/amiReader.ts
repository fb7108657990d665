import { StringDecoder } from 'node:string_decoder';
import { LoggableError } from '../../../base/codeOf';
import type { AmiMessage } from './amiMessage';

/** What a PBX may send before we hang up on it: everything that comes in is foreign, and memory is ours. */
export const amiLimits = {
  /** A line: the longest that Asterisk writes are some kilobytes (a variable's value). */
  lineChars: 65_536,
  /** Lines of one message: a `Command` answer has one for each line of output. */
  lines: 20_000,
  /** All lines of one message together. */
  messageChars: 1_048_576,
} as const;

/** The PBX said something that is no manager interface, or more than any sane one does. */
export class UnreadableAmi extends LoggableError {}

/** Parts the bytes of a manager connection into its banner and its messages. */
export class AmiReader {
  readonly #decoder = new StringDecoder('utf8');
  #banner: string | undefined;
  #rest = '';
  #lines: string[] = [];
  #chars = 0;

  /** The first line, such as `Asterisk Call Manager/11.0.0`; absent until it came. */
  get banner(): string | undefined {
    return this.#banner;
  }

  /** @returns the messages that are whole now @throws UnreadableAmi when a limit is passed; the reader is of no use then */
  take(bytes: Uint8Array): readonly AmiMessage[] {
    const messages: AmiMessage[] = [];
    this.#rest += this.#decoder.write(Buffer.from(bytes));
    let from = 0;
    for (let end = this.#rest.indexOf('\n', from); end >= 0; end = this.#rest.indexOf('\n', from)) {
      const line = this.#rest.slice(from, end).replace(/\r$/, '');
      from = end + 1;
      const message = this.#takeLine(line);
      if (message !== undefined) messages.push(message);
    }
    this.#rest = this.#rest.slice(from);
    if (this.#rest.length > amiLimits.lineChars) throw new UnreadableAmi('A line has no end.');
    return messages;
  }

  #takeLine(line: string): AmiMessage | undefined {
    if (this.#banner === undefined) {
      if (!line.startsWith('Asterisk Call Manager/')) throw new UnreadableAmi('No manager interface answers there.');
      this.#banner = line;
      return undefined;
    }
    if (line !== '') {
      this.#chars += line.length;
      if (line.length > amiLimits.lineChars) throw new UnreadableAmi('A line is too long.');
      if (this.#lines.push(line) > amiLimits.lines) throw new UnreadableAmi('A message has too many lines.');
      if (this.#chars > amiLimits.messageChars) throw new UnreadableAmi('A message is too long.');
      return undefined;
    }
    const message = toMessage(this.#lines);
    this.#lines = [];
    this.#chars = 0;
    return message.size === 0 ? undefined : message;
  }
}

/** A line without a colon is no header: it is left out, as Asterisk itself does with one of ours. */
function toMessage(lines: readonly string[]): AmiMessage {
  const message = new Map<string, string[]>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon);
    const value = line.slice(colon + 1).replace(/^ /, '');
    const before = message.get(name);
    if (before === undefined) message.set(name, [value]);
    else before.push(value);
  }
  return message;
}
