import type { LineSettings } from '../core/settings/lineSettings';
import { msalSignIn } from '../connection/msalSignIn';
import type { PreparedSignIn } from '../line/owner';
import { redirectUriBeside } from './redirectUriBeside';

/** Makes a sign-in ready in a place that follows: its click must find everything loaded, or the window is blocked. */
export async function prepareSignIn(settings: LineSettings, lineScriptUrl: string): Promise<PreparedSignIn> {
  const signIn = await msalSignIn({ settings, redirectUri: redirectUriBeside(lineScriptUrl) });
  return { signIn: (onLateSuccess) => signIn.popUp(onLateSuccess) };
}
