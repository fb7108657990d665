import type { RunningPart } from '../parts';
import type { directory } from '../directory';

export type Directory = typeof directory;

/**
 * How the page's sign-in is refused. `access-denied`: the person (or an admin) says no, silent attempts need
 * interaction. `interaction-required`: only silent attempts fail (prompt=none and refresh); interaction works.
 * Dynamics' own sign-in and telephony are never refused.
 */
export type Refusal = 'none' | 'access-denied' | 'interaction-required';

export interface EntraOptions {
  readonly directory: Directory;
  /** Default 0: any free port. */
  readonly port?: number;
  /** Where certificate and key are kept from start to start. Default: a new temporary folder. */
  readonly certDir?: string;
  /** Origins of the workspace page, `http://localhost:5180`; redirect addresses lie below them. */
  readonly pageOrigins: readonly string[];
  /** Life of access and ID tokens. Default 3600. */
  readonly tokenLifetimeS?: number;
}

export interface TokenOptions {
  /** Signs with a key that the issuer does not publish. */
  readonly forged?: boolean;
}

export interface RunningEntra extends RunningPart {
  /** `${url}/${tenantId}`, what `cti_Authority` and the setting `Authority` get. */
  readonly authority: string;
  /** The keys of `discovery/v2.0/keys`, for stand-ins of services that take the tenant's tokens. */
  readonly jwks: { readonly keys: readonly object[] };
  /** PEM file for NODE_EXTRA_CA_CERTS. */
  readonly certificateFile: string;
  /** For Chromium's `--ignore-certificate-errors-spki-list`. */
  readonly certificateSpkiHash: string;
  setRefusal(mode: Refusal): void;
  /**
   * A signed access token for tests: the first agent's, delegated, with the claims given on top; a claim given as
   * undefined is left out.
   */
  issueToken(claims?: Readonly<Record<string, unknown>>, options?: TokenOptions): string;
}
