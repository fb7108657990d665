import { ownField } from '../../protocol/fields';

/** What is wrong with the settings: each sentence names one, and what to do. Never holds a value. */
export class WrongSettings extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;
export const wordPattern = /^[0-9A-Za-z_.-]{1,79}$/;

/** Reads one setting each; what is wrong with it is a sentence among `faults`, so that all of it is said at once. */
export interface EnvironmentReader {
  readonly faults: string[];
  /** Of the file that the setting names. */
  fileOf(name: string): string | undefined;
  optional(name: string): string | undefined;
  /** @param what it is, for the sentence that asks for it */
  required(name: string, what: string): string;
  check(name: string, value: string, isRight: boolean, what: string): string;
  /** An address of the web, by https. */
  address(name: string, what: string): string;
  place(name: string, fallback: string, withoutPort: number): { readonly host: string; readonly port: number };
  word(name: string, fallback: string): string;
  /** The first is meant when nothing is set. */
  oneOf<Word extends string>(name: string, words: readonly [Word, ...Word[]]): Word;
}

/** Reads the environment of a connector. A secret can lie in a file: `NAME_FILE` in place of `NAME`. */
export function createEnvironmentReader(
  environment: Environment,
  readFile: (path: string) => string,
): EnvironmentReader {
  const faults: string[] = [];
  const reader: EnvironmentReader = {
    faults,
    fileOf: (name) => {
      const path = ownField(environment, name);
      if (path === undefined || path === '') return undefined;
      try {
        return readFile(path);
      } catch {
        faults.push(
          `${name}: the file cannot be read. Give its path as the connector sees it, and let its user read it.`,
        );
        return undefined;
      }
    },
    optional: (name) => {
      const given = ownField(environment, name)?.trim();
      return given === undefined || given === '' ? reader.fileOf(`${name}_FILE`)?.trim() : given;
    },
    required: (name, what) => {
      const value = reader.optional(name);
      if (value === undefined || value === '') faults.push(`${name} is missing: ${what}.`);
      return value ?? '';
    },
    check: (name, value, isRight, what) => {
      if (value !== '' && !isRight) faults.push(`${name} is not ${what}.`);
      return value;
    },
    address: (name, what) => {
      const text = reader.required(name, what);
      const about = 'an https address (plain http is for this machine only)';
      return reader.check(name, text.replace(/\/+$/, ''), isSecure(text), about);
    },
    place: (name, fallback, withoutPort) => {
      const text = reader.optional(name) ?? fallback;
      const found = /^\[?([^\]]+?)\]?(?::(\d{1,5}))?$/.exec(text);
      const port = Number(found?.[2] ?? withoutPort);
      const isRight = found !== null && port > 0 && port < 65_536;
      reader.check(name, text, isRight, `a host and a port, such as 127.0.0.1:${withoutPort}`);
      return { host: found?.[1] ?? '', port };
    },
    word: (name, fallback) => {
      const value = reader.optional(name) ?? fallback;
      return reader.check(name, value, wordPattern.test(value), 'a name of letters, digits, dots, lines and hyphens');
    },
    oneOf: (name, words) => {
      const value = reader.optional(name) ?? words[0];
      const found = words.find((one) => one === value);
      if (found === undefined) faults.push(`${name} is not ${words.join(' or ')}.`);
      return found ?? words[0];
    },
  };
  return reader;
}

export const isHere = (host: string): boolean => ['localhost', '127.0.0.1', '::1'].includes(host);

export function isSecure(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return (
    url !== undefined &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && isHere(url.hostname.replace(/[[\]]/g, ''))))
  );
}
