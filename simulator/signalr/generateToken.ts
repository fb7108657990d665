import type { Answer } from './clientEndpoint';
import { signHs256 } from './hs256';
import { restRefusal } from './restRefusal';

/** The first published version that has it (docs/swagger in Azure/azure-signalr). */
const sinceVersion = '2023-07-01';

/** `POST /api/hubs/{hub}/:generateToken?userId=…&minutesToExpire=…`: a client's token, signed by the service itself. */
export function generateToken(key: string, hub: string, url: URL): Answer {
  if ((url.searchParams.get('api-version') ?? '') < sinceVersion) {
    return restRefusal(400, `:generateToken is there since ${sinceVersion}.`, 'BadRequest');
  }
  const minutes = Number(url.searchParams.get('minutesToExpire') ?? 60);
  if (!Number.isInteger(minutes) || minutes < 1) {
    return restRefusal(400, 'minutesToExpire is no whole number from 1 on.', 'BadRequest');
  }
  const userId = url.searchParams.get('userId');
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    aud: `${url.protocol}//${url.host}/client/?hub=${hub}`,
    iat: now,
    nbf: now,
    exp: now + minutes * 60,
    ...(userId === null ? {} : { 'asrs.s.uid': userId }),
  };
  return { status: 200, body: { token: signHs256(claims, key) } };
}
