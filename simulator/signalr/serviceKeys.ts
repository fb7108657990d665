import { verifyHs256, type Claims } from './hs256';

/** Whom the data plane lets in, and by which tokens clients come in. */
export interface ServiceKeys {
  /** The claims of a REST call's token, or why it is refused and with which status. */
  ofRest(token: string, isAudience: (audience: string) => boolean): Claims | Refused;
  /** The claims of a client's token, or why it is refused. */
  ofClient(token: string, isAudience: (audience: string) => boolean): Claims | string;
  /** The keys that sign upstream events; none while access by key is off. */
  signing(): readonly string[];
  /** Signs what `:generateToken` gives: with a key of the service's own, which counts whether access by key is on or not. */
  readonly own: string;
  /** As the resource's `disableLocalAuth`. */
  setLocalAuth(on: boolean): void;
}

export interface Refused {
  readonly status: 401 | 403;
  readonly why: string;
}

/** What the service knows of Entra: whose tokens it takes, and who has the role "SignalR REST API Owner". */
export interface EntraOfService {
  /** The claims of a token that Entra signed for the service, or why it is none. */
  verify(token: string): Claims | string;
  /** Object ids of the identities with the role. A role that is missing is 403. */
  hasRole(objectId: string): boolean;
}

export function serviceKeys(
  keys: readonly [string, string],
  own: string,
  isLocal: boolean,
  entra: EntraOfService | undefined,
): ServiceKeys {
  let localAuth = isLocal;
  const byKey = (
    token: string,
    isAudience: (audience: string) => boolean,
    more: readonly string[],
  ): Claims | string => {
    const claims = verifyHs256(token, [...(localAuth ? keys : []), ...more], isAudience, Date.now());
    return claims;
  };
  return {
    own,
    signing: () => (localAuth ? keys : []),
    setLocalAuth: (on) => {
      localAuth = on;
    },
    ofClient: (token, isAudience) => byKey(token, isAudience, [own]),
    ofRest: (token, isAudience) => {
      if (!isRs256(token)) {
        const claims = byKey(token, isAudience, []);
        return typeof claims === 'string' ? { status: 401, why: claims } : claims;
      }
      const claims = entra === undefined ? 'This service knows no Entra tenant.' : entra.verify(token);
      if (typeof claims === 'string') return { status: 401, why: claims };
      const { oid } = claims;
      if (typeof oid === 'string' && entra?.hasRole(oid) === true) return claims;
      return { status: 403, why: 'The identity has not the role SignalR REST API Owner on this resource.' };
    },
  };
}

const isRs256 = (token: string): boolean => {
  try {
    return (
      (JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as { alg?: unknown }).alg === 'RS256'
    );
  } catch {
    return false;
  }
};

export const isRefused = (read: Claims | Refused): read is Refused => 'why' in read && 'status' in read;
