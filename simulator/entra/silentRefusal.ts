import type { EntraError } from './entraError';
import type { Refusal } from './runningEntra';

/** What a silent attempt (prompt=none, or a refresh) is told while sign-in is refused: why it needs the person. */
export function silentRefusal(mode: Exclude<Refusal, 'none'>): EntraError {
  switch (mode) {
    case 'access-denied':
      return {
        error: 'interaction_required',
        code: 65001,
        message: 'The user or administrator has not consented to use the application. Send an interactive request.',
        suberror: 'consent_required',
      };
    case 'interaction-required':
      return {
        error: 'interaction_required',
        code: 50076,
        message: 'Due to a configuration change made by your administrator, you must use multi-factor authentication.',
        suberror: 'basic_action',
      };
  }
}
