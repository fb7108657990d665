import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge';
import { hasSignInAnswer } from '../connection/hasSignInAnswer';
import { isSigningIn } from '../connection/signInLock';

/*
 * Script of redirect.html, where the issuer sends its answer. It hands the answer to the frame that asked and closes
 * the window. Opened by itself, or with an answer that no frame of this browser waits for (an old bookmark, a forged
 * link), it sends nothing: the page's own sentence stays. MSAL then compares the whole state with the one it made.
 */
async function handOver(): Promise<void> {
  if (hasSignInAnswer(window.location) && (await isSigningIn())) await broadcastResponseToMainFrame();
}

handOver().catch(() => {
  // The page's own sentence is all there is to say.
});
