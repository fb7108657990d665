/** @jest-environment jsdom */
import { AuthError, EventType, InteractionRequiredAuthError, type IPublicClientApplication } from '@azure/msal-browser';
import { msalSignIn } from '../../../CifSoftphone/connection/msalSignIn';

const settings = {
  adaptorUrl: 'https://adaptor.example.com/api',
  clientId: '1c7f5b0a-2f43-4a0e-8f7e-0a4b6c8d9e10',
  authority: 'https://login.example.com/tenant',
  scope: 'api://x/functionuser',
};
const account = { username: 'ada@example.com', name: 'Ada Lovett' };
const result = { account, accessToken: 'access token' };

/** MSAL as far as we use it; each method answers what the test says. */
class FakeMsal {
  accounts: (typeof account)[] = [];
  readonly calls: string[] = [];
  readonly requests: Readonly<Record<string, unknown>>[] = [];
  silent: () => Promise<unknown> = () => Promise.resolve(result);
  sso: () => Promise<unknown> = () => Promise.resolve(result);
  popUp: () => Promise<unknown> = () => Promise.resolve(result);
  popUpWindow = { closed: false };
  private listener: ((event: unknown) => void) | undefined;

  initialize = () => Promise.resolve();
  getActiveAccount = () => null;
  getAllAccounts = () => this.accounts;
  setActiveAccount = () => undefined;
  addEventCallback = (listener: (event: unknown) => void) => {
    this.listener = listener;
    return 'id';
  };
  removeEventCallback = () => undefined;
  acquireTokenSilent = (request: Readonly<Record<string, unknown>>) => this.called('silent', request, this.silent);
  ssoSilent = (request: Readonly<Record<string, unknown>>) => this.called('sso', request, this.sso);
  acquireTokenPopup = (request: Readonly<Record<string, unknown>>) => {
    const answer = this.called('pop-up', request, this.popUp);
    this.listener?.({ eventType: EventType.POPUP_OPENED, payload: { popupWindow: this.popUpWindow } });
    return answer;
  };

  private called(name: string, request: Readonly<Record<string, unknown>>, answer: () => Promise<unknown>) {
    this.calls.push(name);
    this.requests.push(request);
    return answer();
  }
}

const signInWith = (msal: FakeMsal) =>
  msalSignIn({
    settings,
    redirectUri: 'https://org.example.com/WebResources/cti_/softphone/redirect.html',
    application: msal as unknown as IPublicClientApplication,
  });

describe('signing in', () => {
  it('silently uses the account of this tab, asking for the adaptor’s scope', async () => {
    const msal = new FakeMsal();
    msal.accounts = [account];
    expect(await (await signInWith(msal)).silent()).toEqual({ ok: true, agent: { name: 'Ada Lovett' } });
    expect(msal.calls).toEqual(['silent']);
    expect(msal.requests[0]).toMatchObject({ scopes: ['api://x/functionuser'] });
  });

  it('without an account asks the issuer in a hidden frame', async () => {
    const msal = new FakeMsal();
    expect(await (await signInWith(msal)).silent()).toMatchObject({ ok: true });
    expect(msal.calls).toEqual(['sso']);
  });

  it('with a spent refresh token asks the issuer too, and needs a click when that knows nobody', async () => {
    const msal = new FakeMsal();
    msal.accounts = [account];
    msal.silent = () => Promise.reject(new InteractionRequiredAuthError('refresh_token_expired', ''));
    msal.sso = () => Promise.reject(new InteractionRequiredAuthError('login_required', ''));
    expect(await (await signInWith(msal)).silent()).toMatchObject({ ok: false, trouble: { kind: 'SignInNeeded' } });
    expect(msal.calls).toEqual(['silent', 'sso']);
  });

  it('by a click opens the window before anything is awaited', async () => {
    const msal = new FakeMsal();
    const signIn = await signInWith(msal);
    const done = signIn.popUp(() => undefined);
    expect(msal.calls).toEqual(['pop-up']);
    expect(await done).toMatchObject({ ok: true });
  });

  it('in a window that the agent closes ends soon, and a late success still counts', async () => {
    jest.useFakeTimers();
    jest.spyOn(document, 'hasFocus').mockReturnValue(true);
    const msal = new FakeMsal();
    let succeed: (value: unknown) => void = () => undefined;
    msal.popUp = () => new Promise((resolve) => (succeed = resolve));
    const late = jest.fn();
    const done = (await signInWith(msal)).popUp(late);
    msal.popUpWindow.closed = true;
    await jest.advanceTimersByTimeAsync(1_000);
    expect(await done).toMatchObject({ ok: false, trouble: { kind: 'SignInClosed' } });
    succeed(result);
    await jest.advanceTimersByTimeAsync(0);
    expect(late).toHaveBeenCalledWith({ name: 'Ada Lovett' });
    jest.useRealTimers();
  });

  it('in a window that only looks closed (the issuer isolates itself) goes on while the agent is over there', async () => {
    jest.useFakeTimers();
    jest.spyOn(document, 'hasFocus').mockReturnValue(false);
    const msal = new FakeMsal();
    msal.popUpWindow.closed = true;
    msal.popUp = () => new Promise((resolve) => setTimeout(() => resolve(result), 20_000));
    const done = (await signInWith(msal)).popUp(() => undefined);
    await jest.advanceTimersByTimeAsync(20_000);
    expect(await done).toMatchObject({ ok: true });
    jest.useRealTimers();
  });
});

describe('the token', () => {
  it('is forced fresh only when the adaptor refused the last', async () => {
    const msal = new FakeMsal();
    msal.accounts = [account];
    const signIn = await signInWith(msal);
    expect(await signIn.token()).toEqual({ ok: true, token: 'access token' });
    await signIn.token({ fresh: true });
    expect(msal.requests.map((request) => request.forceRefresh)).toEqual([false, true]);
  });

  it('that cannot be had for lack of network is asked for again by itself', async () => {
    const msal = new FakeMsal();
    msal.accounts = [account];
    msal.silent = () => Promise.reject(new AuthError('post_request_failed', '', ''));
    expect(await (await signInWith(msal)).token()).toMatchObject({ ok: false, again: true });
  });
});
