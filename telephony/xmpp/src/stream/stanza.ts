/** An element of XMPP, as far as it is read here; those of the library are such elements. */
export interface Stanza {
  readonly name: string;
  readonly attrs: Readonly<Record<string, string | undefined>>;
  getChild(name: string, namespace?: string): Stanza | undefined;
  getChildElements(): readonly Stanza[];
  getChildText(name: string, namespace?: string): string | null;
  getNS(): string | undefined;
}

/** The namespaces that the connector speaks. */
export const ns = {
  receipts: 'urn:xmpp:receipts',
  markers: 'urn:xmpp:chat-markers:0',
  states: 'http://jabber.org/protocol/chatstates',
  delay: 'urn:xmpp:delay',
  originId: 'urn:xmpp:sid:0',
  ping: 'urn:xmpp:ping',
  discoInfo: 'http://jabber.org/protocol/disco#info',
  errors: 'urn:ietf:params:xml:ns:xmpp-stanzas',
} as const;
