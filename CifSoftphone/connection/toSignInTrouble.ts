import { AuthError, InteractionRequiredAuthError } from '@azure/msal-browser';
import type { Trouble } from '../core/troubles/trouble';

export interface SignInFailure {
  readonly ok: false;
  readonly again: boolean;
  readonly trouble: Trouble;
}

/** Codes of MSAL that mean "the network or the service did not answer". */
const unreachable = [
  'no_network_connectivity',
  'post_request_failed',
  'get_request_failed',
  'network_error',
  'endpoints_resolution_error',
  'openid_config_error',
  'request_timeout',
  'temporarily_unavailable',
  'server_error',
];

/**
 * Entra's codes for "this person may not use this app": not assigned, no consent and none to be given, blocked by
 * conditional access, app unknown in this tenant, user unknown in this tenant.
 */
const notAllowedCodes = /AADSTS(50105|65001|90094|90095|53000|53001|53003|700016|50020|50177|500011)\b/;

/**
 * What an error of MSAL means to the agent. Only codes are kept: texts of the identity provider may name people.
 *
 * @param step in which step it happened; a hidden frame that gets no answer means a blocked cookie, a pop-up without
 *   answer means a window that was left
 */
export function toSignInTrouble(error: unknown, step: 'silent' | 'pop-up'): SignInFailure {
  const code = error instanceof AuthError ? error.errorCode : 'unknown';
  const message = error instanceof AuthError ? error.errorMessage : '';
  const entraCode = /AADSTS\d+/.exec(message)?.[0];
  if (notAllowedCodes.test(message)) return failure('NotAllowed', entraCode);
  if (unreachable.includes(code)) return { ...failure('ServiceLost', code), again: step === 'silent' };
  if (step === 'silent') {
    // Refused is refused: asking again in a window would only repeat it. All else can be fixed by a click.
    return code === 'access_denied' ? failure('SignInRefused', entraCode ?? code) : failure('SignInNeeded');
  }
  switch (code) {
    case 'popup_window_error':
    case 'empty_window_error':
      return failure('SignInPopupBlocked');
    case 'user_cancelled':
    case 'timed_out':
    case 'interaction_in_progress_cancelled':
      return failure('SignInClosed');
    default:
      return error instanceof InteractionRequiredAuthError
        ? failure('SignInNeeded', entraCode)
        : failure('SignInRefused', entraCode ?? code);
  }
}

const failure = (kind: Trouble['kind'], detail?: string): SignInFailure => ({
  ok: false,
  again: false,
  trouble: { kind, ...(detail === undefined ? {} : { detail }) },
});
