import { directory } from '../directory';
import type { Simulator } from '../startSimulator';

/** Where the connector finds this simulator's adaptor and is found by it. @param listen its port on this machine */
export function connectorSettings({ facts }: Simulator, listen: number, secret: string): Record<string, string> {
  const { clientId, clientSecret } = directory.telephony;
  return {
    ADAPTOR_URL: facts.adaptor,
    TOKEN_URL: facts.telephony.tokenUrl,
    NODE_EXTRA_CA_CERTS: facts.caFile,
    CLIENT_ID: clientId,
    CLIENT_SECRET: clientSecret,
    SCOPE: facts.telephony.scope,
    LISTEN: `127.0.0.1:${listen}`,
    WEBHOOK_SECRET: secret,
  };
}
