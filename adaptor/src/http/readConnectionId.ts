import type { Fields } from '../../../protocol/fields';
import { badRequest } from './problems';

/** `connectionId` out of a body: the service makes ids of about 40 characters. @throws ProblemError 400 */
export function readConnectionId(body: Fields): string {
  const { connectionId } = body;
  if (typeof connectionId !== 'string' || !/^[\x21-\x7e]{1,256}$/.test(connectionId)) {
    throw badRequest('connectionId must be a text of 1 to 256 visible characters.');
  }
  return connectionId;
}
