import type { CallSnapshot } from '../../protocol/messages/callSnapshot';

/** Ours, and never to be changed: every activity's id is made from it. */
const namespace = '5d1f4b0e-6c0a-4f0b-9b7e-2f6d5b8c1a47';

/** The row of one call of one agent: whoever writes it, and however often, writes the same row. */
export const activityId = ({ source, callId }: Pick<CallSnapshot, 'source' | 'callId'>, oid: string): Promise<string> =>
  uuidV5(namespace, `${source.toLowerCase()}/${callId}/${oid.toLowerCase()}`);

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
