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

type UpstreamSettings = Pick<Settings, 'upstreamSecret' | 'signalR' | 'hubName' | 'tenantId'>;

/**
 * Accepts only what the SignalR Service itself sent: the secret in the address, and a signature made with our access
 * key. The signature covers the connection id alone and can be replayed; that is why both are asked for.
 * @throws ProblemError 401 or 403
 */
export function readUpstreamRequest(request: HttpRequest, settings: UpstreamSettings): UpstreamCaller {
  const { headers } = request;
  if (settings.upstreamSecret !== undefined && !isSame(request.query.get('secret') ?? '', settings.upstreamSecret)) {
    throw notSignedIn('The upstream address does not carry the secret of the setting UpstreamSecret.');
  }
  const connectionId = headers.get('x-asrs-connection-id') ?? '';
  const ours = createHmac('sha256', settings.signalR.accessKey).update(connectionId).digest('hex');
  const signatures = (headers.get('x-asrs-signature') ?? '').toLowerCase().split(',');
  // Every value is compared, so that the time taken does not tell which one fitted.
  const fits = signatures.map((one) => isSame(one.trim(), `sha256=${ours}`)).includes(true);
  if (connectionId === '' || !fits) throw notSignedIn('The signature is not one of the SignalR Service.');
  if ((headers.get('x-asrs-hub') ?? '').toLowerCase() !== settings.hubName) {
    throw notAllowed(
      'The event is of another hub.',
      'Correct the hub pattern of the upstream, or the setting HubName.',
    );
  }
  return { connectionId, oid: readOid(headers.get('x-asrs-user-id'), settings.tenantId) };
}

/** Compares in constant time; hashing first makes the lengths equal. */
function isSame(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
