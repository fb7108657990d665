import { createHmac, createHash, timingSafeEqual } from 'node:crypto';
import type { HttpRequest } from '@azure/functions';
import { notAllowed, notSignedIn } from '../http/problems';
import { readOid } from '../model/callers';
import type { Settings } from '../settings/settings';

/** Who an upstream webhook of the SignalR Service is about. */
export interface UpstreamCaller {
  readonly connectionId: string;
  /** `undefined` for a connection without a user, or one of another tenant. */
  readonly oid: string | undefined;
}

type ReadSettings = Pick<Settings, 'upstream' | 'signalR' | 'hubName' | 'tenantId'>;

/**
 * Accepts only what the SignalR Service itself sent: with a token of its identity where that is set, else with the secret
 * in the address and a signature made with our access key. The signature covers the connection id alone and can be
 * replayed; that is why both are asked for. While the upstream rows are changed from one to the other, both ways count.
 * @throws ProblemError 401, 403 or 503
 */
export async function readUpstreamRequest(
  request: HttpRequest,
  settings: ReadSettings,
  verifyService: (authorization: string | null) => Promise<void>,
): Promise<UpstreamCaller> {
  const { headers } = request;
  const authorization = headers.get('authorization');
  const connectionId = headers.get('x-asrs-connection-id') ?? '';
  const { upstream, signalR } = settings;
  if (!('accessKey' in signalR) || (upstream.identity !== undefined && (authorization ?? '') !== '')) {
    await verifyService(authorization);
  } else if (upstream.identity !== undefined && upstream.secrets.length === 0) {
    throw notSignedIn('The request has no bearer token.');
  } else {
    requireSecret(request.query.get('secret') ?? '', upstream.secrets);
    requireSignature(headers.get('x-asrs-signature') ?? '', connectionId, signalR.accessKey);
  }
  if (connectionId === '') throw notSignedIn('The request names no connection.');
  if ((headers.get('x-asrs-hub') ?? '').toLowerCase() !== settings.hubName) {
    throw notAllowed(
      'The event is of another hub.',
      'Correct the hub pattern of the upstream, or the setting HubName.',
    );
  }
  return { connectionId, oid: readOid(headers.get('x-asrs-user-id'), settings.tenantId) };
}

/** Every secret is compared, so that the time taken does not tell which one fitted. */
function requireSecret(given: string, secrets: readonly string[]): void {
  const fits = secrets.map((secret) => isSame(given, secret)).includes(true);
  if (secrets.length > 0 && !fits) {
    throw notSignedIn('The upstream address does not carry the secret of the setting UpstreamSecret.');
  }
}

function requireSignature(given: string, connectionId: string, accessKey: string): void {
  const ours = createHmac('sha256', accessKey).update(connectionId).digest('hex');
  const signatures = given.toLowerCase().split(',');
  // Every value is compared, so that the time taken does not tell which one fitted.
  const fits = signatures.map((one) => isSame(one.trim(), `sha256=${ours}`)).includes(true);
  if (connectionId === '' || !fits) throw notSignedIn('The signature is not one of the SignalR Service.');
}

/** Compares in constant time; hashing first makes the lengths equal. */
function isSame(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
