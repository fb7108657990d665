import { steadyNowMs } from '../browser/steadyNowMs';
import { wallTimeMs } from '../browser/wallTimeMs';
import { browserChannel } from '../browser/browserChannel';
import { browserLock } from '../browser/browserLock';
import { browserPage } from '../browser/browserPage';
import { loadLineScript } from '../line/follower/loadLineScript';
import { PlaceLine } from '../line/follower/placeLine';
import type { JoinLine } from './places';

/**
 * Joins the line of this browser: as its leader if there is none, else as a follower. Small on purpose: SignalR, MSAL
 * and phone metadata come with `line.js`, and only where they are needed.
 *
 * @example const line = joinLine({ kind: 'panel', lineScriptUrl: 'line.js', languageId: 1033, writeSubject });
 */
export const joinLine: JoinLine = (options) => {
  const lineScriptUrl = new URL(options.lineScriptUrl, document.baseURI).href;
  return new PlaceLine(
    {
      kind: options.kind,
      lineScriptUrl,
      writeSubject: options.writeSubject,
    },
    {
      lock: browserLock(),
      openChannel: browserChannel,
      page: browserPage(),
      loadLineScript: () => loadLineScript(lineScriptUrl),
      nowMs: steadyNowMs,
      wallTimeMs,
      newId: () => crypto.randomUUID(),
    },
  );
};
