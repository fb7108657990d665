import type { AdaptorSide } from '../../../base/adaptorSide';

/** Where the server takes components, and as which. */
export interface XmppAddress {
  readonly host: string;
  readonly port: number;
  /** Whom guests write to: anybody at this domain. */
  readonly domain: string;
  readonly secret: string;
}

/** What the connector was told by its environment, checked. */
export interface Settings extends AdaptorSide {
  readonly xmpp: XmppAddress;
  /** Begins the id of each conversation. */
  readonly system: string;
  /** Agents by object id or e-mail address; empty: whoever is available. */
  readonly agents: readonly string[];
  /** The file that says what was begun: after a restart nothing is sent twice. */
  readonly journal: string;
  /** So long a guest waits for an agent. */
  readonly waitMs: number;
  /** What a guest reads then. */
  readonly nobodyText: string;
  /** The address at which the adaptor reaches this connector: then it registers itself. */
  readonly webhookUrl?: string;
}
