import { version } from '../../package.json';
import { errorKind } from '../browser/attempt';
import type { Ground } from './ground';
import { supportEvents } from './supportEvents';

/** A day of ordinary work; some 40 kB. */
const keptLines = 1_000;

type Seen = Parameters<typeof supportEvents>[1];

export interface SupportLogActions {
  /** A region of the UI (a word of ours) could not be drawn: the support log notes it, and no word of the error. */
  drawingFailed(region: string, error: unknown): void;
  /** Straight from a click: a text file of what happened here, with nothing personal in it. */
  saveSupportLog(): void;
}

/**
 * What happened in this place since it was loaded, for whoever helps the agent. It lives in memory only and leaves it
 * when the agent saves it. What goes in is chosen by `supportEvents`; no other text is ever taken.
 * @param settingNames what makers have set, by name
 */
export function createSupportLog(
  { line: { placeId }, browser }: Pick<Ground, 'line' | 'browser'>,
  settingNames: () => readonly string[],
) {
  const lines: string[] = [];
  const numbers = new Map<string, number>();
  let last: Seen | undefined;

  function numberOf(key: string): number {
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    return number;
  }

  function write(text: string): void {
    lines.push(`${browser.now()} ${text}`);
    lines.splice(0, lines.length - keptLines);
  }

  /** @param part our own word, which is nobody's; of the error only its kind is kept */
  const failed = (part: string, error: unknown): void => write(`${part} failed: ${errorKind(error)}`);

  const actions: SupportLogActions = {
    drawingFailed: (region, error) => failed(`drawing ${region}`, error),
    saveSupportLog: () => {
      const head = ['CIF Softphone support log', `saved ${browser.now()}`, `softphone ${version}`, ...browser.facts()];
      const settings = `settings ${settingNames().join(', ') || 'none'}`;
      browser.save('softphone-support-log.txt', [...head, settings, '', ...lines, ''].join('\n'));
    },
  };
  return {
    actions,
    failed,
    saw: (view: Seen): void => {
      const where = browser.isVisible() ? '' : ' (hidden)';
      supportEvents(last, view, { placeId, numberOf }).forEach((event) => write(event + where));
      last = view;
    },
  };
}
