/** What `GET /simulator.json` tells tests and integrators: everything needed for a first `curl`. */
export interface SimulatorFacts {
  /** The Dynamics-like workspace, `http://localhost:5180`. */
  readonly page: string;
  /** Base of the adaptor's functions, `http://127.0.0.1:<port>/api`. */
  readonly adaptor: string;
  readonly signalr: string;
  /** Issuer of tokens without the tenant, `https://127.0.0.1:<port>`. */
  readonly authority: string;
  readonly storage: string;
  readonly telephonyWebhook: string;
  readonly tenantId: string;
  /** The page's app registration (SPA). */
  readonly clientId: string;
  /** The API's app registration: audience of v2 tokens. */
  readonly apiClientId: string;
  /** Full delegated scope, `api://<apiClientId>/functionuser`. */
  readonly scope: string;
  readonly agents: readonly { readonly name: string; readonly userName: string; readonly oid: string }[];
  /** Who may set the softphone up in the organisation. */
  readonly administrators: readonly { readonly name: string; readonly userName: string; readonly oid: string }[];
  readonly telephony: {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly tokenUrl: string;
    readonly scope: string;
    /** With which the adaptor signs its webhooks, `whsec_…`. */
    readonly webhookSecret: string;
  };
  /** The local issuer's certificate as a PEM file: `curl --cacert`, `NODE_EXTRA_CA_CERTS`. */
  readonly caFile: string;
}
