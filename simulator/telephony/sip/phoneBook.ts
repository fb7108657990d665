import { randomBytes, randomUUID } from 'node:crypto';
import type { PhoneRequested } from '../../../protocol/messages/answers';
import type { PhoneOffer } from '../../../telephony/client/src/webhooks/createWebhooks';
import { echoAddress } from './echoCalls';
import { sipRealm } from './sipDigest';
import type { SipConnection } from './sipConnection';

/** Where a browser can be reached. */
export interface Contact {
  readonly userId: string;
  readonly connection: SipConnection;
  /** The address of the browser's own INVITEs. */
  readonly uri: string;
}

interface Credential extends PhoneRequested {
  readonly secret: string;
  readonly endsAtMs: number;
}

/** As short as may be: a test lives through a renewal, and a stolen one through nothing. */
const lifeMs = 120_000;

/** The registrar's memory: short-lived credentials, and who is registered. Nothing is written down. */
export class PhoneBook {
  readonly #credentials = new Map<string, Credential>();
  readonly #contacts = new Map<SipConnection, Contact>();
  readonly #listeners = new Set<(contact: Contact) => void>();

  constructor(
    private readonly url: () => string,
    private readonly nowMs: () => number = Date.now,
  ) {}

  /** One set of credentials for each browser: new ones end the former. */
  give({ userId, phoneId }: PhoneRequested): PhoneOffer {
    this.withdraw({ userId, phoneId });
    const user = randomUUID();
    const secret = randomBytes(24).toString('base64url');
    this.#credentials.set(user, { userId, phoneId, secret, endsAtMs: this.nowMs() + lifeMs });
    const uri = `sip:${userId}@${sipRealm}`;
    return { url: this.url(), uri, user, secret, expiresInMs: lifeMs, echo: echoAddress };
  }

  withdraw({ userId, phoneId }: PhoneRequested): void {
    this.#credentials.forEach((one, user) => {
      if (one.userId === userId && one.phoneId === phoneId) this.#credentials.delete(user);
    });
  }

  /** The secret that counts for a user now. */
  credential(user: string): { readonly userId: string; readonly secret: string } | undefined {
    const found = this.#credentials.get(user);
    return found !== undefined && found.endsAtMs > this.nowMs() ? found : undefined;
  }

  register(contact: Contact): void {
    const isNew = !this.#contacts.has(contact.connection);
    this.#contacts.set(contact.connection, contact);
    if (isNew) this.#listeners.forEach((listener) => listener(contact));
  }

  unregister(connection: SipConnection): void {
    this.#contacts.delete(connection);
  }

  isRegistered(connection: SipConnection): boolean {
    return this.#contacts.has(connection);
  }

  contactsOf(userId: string): readonly Contact[] {
    return [...this.#contacts.values()].filter((one) => one.userId === userId);
  }

  /** Calls back when a browser has registered; returns its undo. */
  onRegistered(listener: (contact: Contact) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
