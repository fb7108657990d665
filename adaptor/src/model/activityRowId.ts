import { createHash } from 'node:crypto';
import { activityName, activityNamespace } from '../../../protocol/activityName';
import type { CallRecord } from './callRecord';

// Its own file: it says in Node what the softphone's activityId.ts says, and a test holds the two together.

/** The activity that a softphone writes of this call: the name-based UUID of RFC 9562 (version 5). */
export function activityRowId(call: Pick<CallRecord, 'source' | 'callId' | 'oid'>): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(activityNamespace.replace(/-/g, ''), 'hex'))
    .update(activityName(call, call.oid))
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
