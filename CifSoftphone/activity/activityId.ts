import { activityName, activityNamespace } from '../../protocol/activityName';
import type { CallSnapshot } from '../../protocol/messages/callSnapshot';

/** The row of one call of one agent: whoever writes it, and however often, writes the same row. */
export const activityId = (call: Pick<CallSnapshot, 'source' | 'callId'>, oid: string): Promise<string> =>
  uuidV5(activityNamespace, activityName(call, oid));

/**
 * The name-based UUID of RFC 9562 (version 5): the same name gives the same id in every browser and for ever.
 * @param namespace a UUID
 */
export async function uuidV5(namespace: string, name: string): Promise<string> {
  const space = (namespace.replace(/-/g, '').match(/../g) ?? []).map((hex) => parseInt(hex, 16));
  const hash = await crypto.subtle.digest('SHA-1', new Uint8Array([...space, ...new TextEncoder().encode(name)]));
  const bytes = Array.from(new Uint8Array(hash).slice(0, 16), (byte, index) => {
    if (index === 6) return (byte & 0x0f) | 0x50;
    return index === 8 ? (byte & 0x3f) | 0x80 : byte;
  });
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
