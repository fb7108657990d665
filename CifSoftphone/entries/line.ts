import { msalSignIn } from '../connection/msalSignIn';
import type { LineSettings } from '../core/settings/lineSettings';
import { lineScriptGlobal, type LineScript, type PreparedSignIn } from '../line/lineScript';
import { redirectUriBeside } from './redirectUriBeside';
import { startLeader } from './startLeader';

// Its own file: a script of the product begins here.

/** Makes a sign-in ready in a place that follows: its click must find everything loaded, or the window is blocked. */
async function prepareSignIn(settings: LineSettings, lineScriptUrl: string): Promise<PreparedSignIn> {
  const signIn = await msalSignIn({ settings, redirectUri: redirectUriBeside(lineScriptUrl) });
  return { signIn: (onLateSuccess) => signIn.popUp(onLateSuccess) };
}

/* Entry of line.js: leaves itself where `loadLineScript` finds it. */
const lineScript: LineScript = { startOwner: startLeader, prepareSignIn };
Object.defineProperty(window, lineScriptGlobal, { value: lineScript, configurable: true });
