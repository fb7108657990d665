import type { EnvironmentReader } from './environmentReader';

/** What every connector is told of the adaptor: where it is, how to sign in, and where its webhooks come in. */
export interface AdaptorSide {
  readonly adaptor: {
    readonly url: string;
    readonly tokenUrl: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly scope: string;
  };
  readonly webhook: {
    /** Where it listens for the adaptor's webhooks. */
    readonly host: string;
    readonly port: number;
    readonly secrets: readonly string[];
    /** With both it listens by https. */
    readonly tls?: { readonly cert: string; readonly key: string };
  };
}

/** Reads them. @param port at which the connector listens unless it is told otherwise */
export function readAdaptorSide(reader: EnvironmentReader, port: number): AdaptorSide {
  const { fileOf, required, address, place, faults } = reader;
  const cert = fileOf('WEBHOOK_CERT');
  const key = fileOf('WEBHOOK_KEY');
  if ((cert === undefined) !== (key === undefined))
    faults.push('WEBHOOK_CERT and WEBHOOK_KEY belong together: give both or none.');
  const secrets = required('WEBHOOK_SECRET', "the adaptor's TelephonyWebhookSecret")
    .split(/[\s,]+/)
    .filter((one) => one !== '');
  if (secrets.some((one) => !isWebhookSecret(one)))
    faults.push('WEBHOOK_SECRET is not whsec_ and base64 of at least 16 bytes.');
  return {
    adaptor: {
      url: address('ADAPTOR_URL', "the adaptor's address with /api at its end"),
      tokenUrl: address(
        'TOKEN_URL',
        'where tokens are had: https://login.microsoftonline.com/<tenant>/oauth2/v2.0/token',
      ),
      clientId: required('CLIENT_ID', "the telephony app's client id"),
      clientSecret: required('CLIENT_SECRET', "the telephony app's secret"),
      scope: required('SCOPE', 'api://<API client id>/.default'),
    },
    webhook: {
      ...place('LISTEN', `127.0.0.1:${port}`, port),
      secrets,
      ...(cert === undefined || key === undefined ? {} : { tls: { cert, key } }),
    },
  };
}

function isWebhookSecret(text: string): boolean {
  const base64 = text.replace(/^whsec_/, '');
  return /^[A-Za-z0-9+/]+={0,2}$/.test(base64) && Buffer.from(base64, 'base64').length >= 16;
}
