import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge';
import { hasSignInAnswer } from './hasSignInAnswer';

/*
 * Script of redirect.html, where the issuer sends its answer. It hands the answer to the frame that asked and closes
 * the window. Opened by itself it does nothing: the page's own sentence stays.
 */
if (hasSignInAnswer(window.location)) {
  broadcastResponseToMainFrame().catch(() => {
    // An answer to nobody (an old bookmark, a forged link): the page's own sentence is all there is to say.
  });
}
