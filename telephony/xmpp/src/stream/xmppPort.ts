import type { Stanza } from './stanza';

export interface XmppListener {
  /** The server takes stanzas. */
  onUp(): void;
  onDown(): void;
  onStanza(stanza: Stanza): void;
}

/** The connector's place at an XMPP server. */
export interface XmppPort {
  readonly isUp: boolean;
  start(): void;
  stop(): Promise<void>;
  /** Resolves when it is written to the connection; that the server has it is another thing. @throws when there is none */
  send(stanza: Stanza): Promise<void>;
}

export type OpenXmpp = (listener: XmppListener) => XmppPort;
