import { createTokens, type SignIn } from '../../telephony/client/src/createTokens';
import { fetchTrusting } from './fetchTrusting';

export interface AppTokenRequest extends SignIn {
  /** PEM of the issuer's certificate; without it Node's own list and NODE_EXTRA_CA_CERTS count. */
  readonly caFile?: string;
}

/** An access token for an app by its own secret, as a telephony system gets one. @throws SignInRefused, NoAnswer */
export const fetchAppToken = ({ caFile, ...signIn }: AppTokenRequest): Promise<string> =>
  createTokens(signIn, caFile === undefined ? {} : { fetch: fetchTrusting(caFile) }).get();
