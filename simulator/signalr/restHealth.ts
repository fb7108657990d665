import type { Answer } from './clientEndpoint';
import type { Asked } from './bearerToken';
import { restRefusal } from './restRefusal';
import { refusedVersion } from './restVersion';

/** `HEAD /api/health?api-version=…`: no token is asked for, and there is no other method. */
export function restHealth(request: Asked, url: URL): Answer {
  if (request.method !== 'HEAD') return restRefusal(405, 'Ask for the health with HEAD.', 'MethodNotAllowed');
  return refusedVersion(url) ?? { status: 200 };
}
