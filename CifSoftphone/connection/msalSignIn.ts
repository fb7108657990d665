import {
  EventType,
  InteractionRequiredAuthError,
  PublicClientApplication,
  type AccountInfo,
  type AuthenticationResult,
  type IPublicClientApplication,
} from '@azure/msal-browser';
import type { LineSettings } from '../core/settings/lineSettings';
import { msalConfiguration } from './msalConfiguration';
import type { Agent, SignIn, SignInResult, TokenResult } from './signIn';
import { whileSigningIn } from './signInLock';
import { toSignInTrouble } from './toSignInTrouble';
import { whenClosed, type ClosableWindow } from '../browser/whenClosed';

export interface MsalSignInOptions {
  readonly settings: LineSettings;
  readonly redirectUri: string;
  /** For tests; by default the real application. */
  readonly application?: IPublicClientApplication;
}

/** Sign-in over MSAL. Resolves when MSAL is ready, so that `popUp` can open its window within the click. */
export async function msalSignIn(options: MsalSignInOptions): Promise<SignIn> {
  const application =
    options.application ?? new PublicClientApplication(msalConfiguration(options.settings, options.redirectUri));
  await application.initialize();
  return new MsalSignIn(application, [options.settings.scope]);
}

class MsalSignIn implements SignIn {
  constructor(
    private readonly application: IPublicClientApplication,
    private readonly scopes: string[],
  ) {}

  async silent(): Promise<SignInResult> {
    const account = this.account();
    if (account !== undefined) {
      try {
        const acquired = this.application.acquireTokenSilent({ scopes: this.scopes, account });
        return this.signedIn(await whileSigningIn(acquired));
      } catch (error) {
        if (!(error instanceof InteractionRequiredAuthError)) return toSignInTrouble(error, 'silent');
        // The refresh token is spent; the person may still be known to the issuer.
      }
    }
    try {
      const hint = account?.username;
      const loginHint = hint === undefined ? {} : { loginHint: hint };
      const acquired = this.application.ssoSilent({ scopes: this.scopes, ...loginHint });
      return this.signedIn(await whileSigningIn(acquired));
    } catch (error) {
      return toSignInTrouble(error, 'silent');
    }
  }

  async popUp(onLateSuccess: (agent: Agent) => void): Promise<SignInResult> {
    const closed = this.closedWindow();
    // An abandoned window must not lock the button until MSAL gives it up: the new one takes over.
    const acquired = whileSigningIn(
      this.application.acquireTokenPopup({ scopes: this.scopes, overrideInteractionInProgress: true }),
    ).then(
      (result) => this.signedIn(result),
      (error: unknown) => toSignInTrouble(error, 'pop-up'),
    );
    const first = await Promise.race([acquired, closed.promise]);
    closed.stop();
    if (first !== 'closed') return first;
    acquired
      .then((late) => {
        if (late.ok) onLateSuccess(late.agent);
      })
      .catch(() => undefined);
    return { ok: false, again: false, trouble: { kind: 'SignInClosed' } };
  }

  async token(options: { readonly fresh?: boolean } = {}): Promise<TokenResult> {
    const account = this.account();
    if (account === undefined) return { ok: false, again: false, trouble: { kind: 'SignInNeeded' } };
    try {
      const acquired = this.application.acquireTokenSilent({
        scopes: this.scopes,
        account,
        forceRefresh: options.fresh === true,
      });
      const result = await whileSigningIn(acquired);
      return { ok: true, token: result.accessToken };
    } catch (error) {
      return toSignInTrouble(error, 'silent');
    }
  }

  private account(): AccountInfo | undefined {
    return this.application.getActiveAccount() ?? this.application.getAllAccounts()[0];
  }

  private signedIn(result: AuthenticationResult): SignInResult {
    this.application.setActiveAccount(result.account);
    const { name, username, localAccountId } = result.account;
    // MSAL takes it from the ID token's `oid`: a guest has another one in each tenant.
    return { ok: true, agent: { name: name ?? username, oid: localAccountId } };
  }

  /** Watches the window that the next `acquireTokenPopup` opens. */
  private closedWindow(): { readonly promise: Promise<'closed'>; stop(): void } {
    let stopWatching = (): void => undefined;
    let callback: string | null = null;
    const promise = new Promise<'closed'>((resolve) => {
      callback = this.application.addEventCallback((event) => {
        if (event.eventType !== EventType.POPUP_OPENED) return;
        const payload: unknown = event.payload;
        if (!hasWindow(payload)) return;
        stopWatching();
        stopWatching = whenClosed(payload.popupWindow, () => resolve('closed'));
      });
    });
    return {
      promise,
      stop: () => {
        stopWatching();
        if (callback !== null) this.application.removeEventCallback(callback);
      },
    };
  }
}

function hasWindow(value: unknown): value is { readonly popupWindow: ClosableWindow } {
  return typeof value === 'object' && value !== null && 'popupWindow' in value && value.popupWindow !== null;
}
