import type { EntraError } from './entraError';
import type { Directory } from './runningEntra';

/** What a delegated request may get. `api` undefined: only who the person is, no access to our API. */
export interface GrantedScopes {
  readonly api: string | undefined;
  /** As the token answer repeats it, words separated by spaces. */
  readonly scope: string;
  readonly openId: boolean;
  readonly offline: boolean;
}

const openIdScopes = ['openid', 'profile', 'email'];

/** Reads the `scope` of a delegated request: OpenID's words and the scope of our API, by URI or by id. */
export function grantScopes(requested: string, directory: Directory): GrantedScopes | EntraError {
  const words = requested.split(' ').filter((word) => word !== '');
  const ofApi = words.filter((word) => !openIdScopes.includes(word) && word !== 'offline_access');
  const known = [`api://${directory.apiClientId}`, directory.apiClientId].flatMap((resource) => [
    `${resource}/${directory.apiScope}`,
    `${resource}/.default`,
  ]);
  const unknown = ofApi.find((word) => !known.includes(word));
  if (unknown !== undefined) {
    const ours = unknown.startsWith(`api://${directory.apiClientId}/`);
    return ours
      ? { error: 'invalid_client', code: 650053, message: 'The application asked for a scope that does not exist.' }
      : { error: 'invalid_resource', code: 500011, message: 'The resource principal was not found in the tenant.' };
  }
  const identity = words.filter((word) => openIdScopes.includes(word));
  return {
    api: ofApi.length > 0 ? directory.apiScope : undefined,
    scope: [...ofApi, ...identity].join(' '),
    openId: words.includes('openid'),
    offline: words.includes('offline_access'),
  };
}
