import { LoggableError } from '../../../base/codeOf';

/** An action for the PBX; a list where a header is sent several times (`Variable`). */
export interface AmiAction {
  readonly name: string;
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
}

/** A value that cannot be sent as it is. Never holds the value. */
export class UnsafeAction extends LoggableError {}

/** A line break would begin another header, or another action. */
const breaks = /[\r\n\0]/;

/**
 * Writes an action. Values are foreign (a number that an agent typed, a channel's name that a phone has chosen), so what
 * would change the meaning is refused: a line break anywhere, and a channel that begins with `/`, which Asterisk takes
 * for a pattern that can fit every channel.
 * @throws UnsafeAction
 */
export function writeAction({ name, fields }: AmiAction, id: string): string {
  const lines = [`Action: ${name}`, `ActionID: ${id}`];
  for (const [key, value] of Object.entries(fields)) {
    for (const one of [value].flat()) {
      if (breaks.test(one) || breaks.test(key)) throw new UnsafeAction(`${name}: ${key} holds a line break.`);
      if (key.includes('Channel') && one.startsWith('/')) throw new UnsafeAction(`${name}: ${key} is a pattern.`);
      lines.push(`${key}: ${one}`);
    }
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}
