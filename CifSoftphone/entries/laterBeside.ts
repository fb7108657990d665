import { loadScript } from '../browser/loadScript';
import type { CallHistory } from '../core/calls/callHistory';
import { laterScriptGlobal, sharedWithLaterGlobal, type LaterScript } from './laterScript';
import { sharedWithLater } from './sharedWithLater';

/** The way to `later.js`, which lies beside `line.js`: loaded when something of it is first opened. */
export function laterBeside(lineScriptUrl: string) {
  // At once: the leader of the line may be the first who needs the file.
  Reflect.set(window, sharedWithLaterGlobal, sharedWithLater);
  const there = () => Reflect.get(window, laterScriptGlobal) as LaterScript | undefined;
  const load = (): Promise<LaterScript> =>
    loadScript(new URL('later.js', new URL(lineScriptUrl, document.baseURI)).href, there);
  const later = Object.assign(load, { there });
  const unknown = (): undefined => undefined;
  const pastCalls: CallHistory = {
    read: (...asked) => later().then((script) => script.pastCalls.read(...asked), unknown),
    more: (next) => later().then((script) => script.pastCalls.more(next), unknown),
  };
  return { later, pastCalls };
}
