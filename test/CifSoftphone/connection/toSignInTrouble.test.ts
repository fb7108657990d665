import { AuthError, InteractionRequiredAuthError } from '@azure/msal-browser';
import { toSignInTrouble } from '../../../CifSoftphone/connection/toSignInTrouble';

const auth = (code: string, message = '') => new AuthError(code, '', message);

describe('a sign-in that failed', () => {
  it.each([
    ['popup_window_error', 'SignInPopupBlocked'],
    ['empty_window_error', 'SignInPopupBlocked'],
    ['user_cancelled', 'SignInClosed'],
    ['timed_out', 'SignInClosed'],
    ['access_denied', 'SignInRefused'],
  ])('with %s in the window is %s', (code, kind) => {
    expect(toSignInTrouble(auth(code), 'pop-up')).toMatchObject({ again: false, trouble: { kind } });
  });

  it('for a person who is not assigned is "not allowed" and keeps only the code of the answer', () => {
    const error = auth('invalid_grant', 'AADSTS50105: ada@example.com is not assigned to a role for the application.');
    expect(toSignInTrouble(error, 'pop-up')).toEqual({
      ok: false,
      again: false,
      trouble: { kind: 'NotAllowed', detail: 'AADSTS50105' },
    });
  });

  it('silently needs a click, unless the service did not answer: that is tried again', () => {
    const required = new InteractionRequiredAuthError('login_required', '');
    expect(toSignInTrouble(required, 'silent')).toMatchObject({ again: false, trouble: { kind: 'SignInNeeded' } });
    expect(toSignInTrouble(auth('timed_out'), 'silent')).toMatchObject({ trouble: { kind: 'SignInNeeded' } });
    expect(toSignInTrouble(auth('post_request_failed'), 'silent')).toMatchObject({
      again: true,
      trouble: { kind: 'ServiceLost' },
    });
  });

  it('in an unknown way still says something', () => {
    expect(toSignInTrouble(new TypeError('x'), 'pop-up')).toMatchObject({ trouble: { kind: 'SignInRefused' } });
  });
});
