import { ns, type Stanza } from '../stream/stanza';

/** What a guest's program says. */
export type Heard =
  | {
      readonly kind: 'text';
      /** As the guest's program names it; absent when it does not. */
      readonly id?: string;
      readonly text: string;
      readonly sentAt?: string;
      /** It wants to know that it has come. */
      readonly wantsReceipt: boolean;
      /** It wants to know that it was read. */
      readonly isMarkable: boolean;
    }
  | { readonly kind: 'typing'; readonly isTyping: boolean }
  | { readonly kind: 'gone' }
  | { readonly kind: 'delivered' | 'read'; readonly id: string }
  | { readonly kind: 'there' | 'away' }
  /** What was sent came back. */
  | { readonly kind: 'bounced'; readonly id: string; readonly reason: BounceReason }
  | { readonly kind: 'asked'; readonly id: string; readonly what: 'info' | 'ping' | 'other' };

export type BounceReason = 'unreachable' | 'refused' | 'invalid-address' | 'unknown';

const bounces = new Map<string, BounceReason>([
  ['item-not-found', 'unreachable'],
  ['service-unavailable', 'unreachable'],
  ['recipient-unavailable', 'unreachable'],
  ['gone', 'unreachable'],
  ['remote-server-not-found', 'unreachable'],
  ['remote-server-timeout', 'unreachable'],
  ['forbidden', 'refused'],
  ['not-acceptable', 'refused'],
  ['not-allowed', 'refused'],
  ['not-authorized', 'refused'],
  ['policy-violation', 'refused'],
  ['jid-malformed', 'invalid-address'],
]);

/** Reads one stanza; one can say several things, and most say nothing that counts here. Only plain text is taken. */
export function readStanza(stanza: Stanza): readonly Heard[] {
  if (stanza.name === 'message') return readMessage(stanza);
  const { type, id = '' } = stanza.attrs;
  if (stanza.name === 'presence') {
    if (type === undefined) return [{ kind: 'there' }];
    return type === 'unavailable' || type === 'error' ? [{ kind: 'away' }] : [];
  }
  if (stanza.name !== 'iq' || (type !== 'get' && type !== 'set')) return [];
  if (stanza.getChild('query', ns.discoInfo)) return [{ kind: 'asked', id, what: 'info' }];
  return [{ kind: 'asked', id, what: stanza.getChild('ping', ns.ping) ? 'ping' : 'other' }];
}

function readMessage(stanza: Stanza): readonly Heard[] {
  const { type = 'normal', id } = stanza.attrs;
  if (type === 'error') {
    const condition = stanza
      .getChild('error')
      ?.getChildElements()
      .find((child) => child.getNS() === ns.errors && child.name !== 'text');
    return id === undefined ? [] : [{ kind: 'bounced', id, reason: bounces.get(condition?.name ?? '') ?? 'unknown' }];
  }
  if (type !== 'chat' && type !== 'normal') return [];
  const heard: Heard[] = [];
  const text = stanza.getChildText('body');
  if (text !== null && text.trim() !== '') {
    const named = stanza.getChild('origin-id', ns.originId)?.attrs.id ?? id;
    const sentAt = stanza.getChild('delay', ns.delay)?.attrs.stamp;
    heard.push({
      kind: 'text',
      ...(named === undefined || named === '' ? {} : { id: named }),
      text,
      ...(sentAt === undefined ? {} : { sentAt }),
      wantsReceipt: stanza.getChild('request', ns.receipts) !== undefined,
      isMarkable: stanza.getChild('markable', ns.markers) !== undefined,
    });
  } else if (stanza.getChild('composing', ns.states)) heard.push({ kind: 'typing', isTyping: true });
  else if (['paused', 'active', 'inactive'].some((state) => stanza.getChild(state, ns.states) !== undefined))
    heard.push({ kind: 'typing', isTyping: false });
  if (stanza.getChild('gone', ns.states)) heard.push({ kind: 'gone' });
  const delivered = [stanza.getChild('received', ns.receipts), stanza.getChild('received', ns.markers)];
  for (const one of delivered) if (one?.attrs.id !== undefined) heard.push({ kind: 'delivered', id: one.attrs.id });
  const read = stanza.getChild('displayed', ns.markers)?.attrs.id;
  if (read !== undefined) heard.push({ kind: 'read', id: read });
  return heard;
}
