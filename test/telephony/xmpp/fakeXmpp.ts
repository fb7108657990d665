import { xml } from '@xmpp/component';
import type { Stanza } from '../../../telephony/xmpp/src/stream/stanza';
import type { OpenXmpp, XmppListener } from '../../../telephony/xmpp/src/stream/xmppPort';

/** An XMPP server as the connector sees it, with one guest; what cannot be seen by anybody is not there. */
export class FakeXmpp {
  readonly sent: Stanza[] = [];
  isUp = false;
  /** It takes what is sent and never answers what stands behind it. */
  swallowsEchoes = false;
  /** The connection breaks as the next text is written. */
  breaksAtText = false;
  #listener: XmppListener | undefined;

  readonly open: OpenXmpp = (listener) => {
    this.#listener = listener;
    const isUp = (): boolean => this.isUp;
    return {
      get isUp() {
        return isUp();
      },
      start: () => this.comesUp(),
      stop: () => Promise.resolve(),
      send: (stanza) => this.#take(stanza),
    };
  };

  comesUp(): void {
    this.isUp = true;
    this.#listener?.onUp();
  }

  goesDown(): void {
    this.isUp = false;
    this.#listener?.onDown();
  }

  says(name: string, attributes: Readonly<Record<string, string>>, ...children: readonly Stanza[]): void {
    this.#listener?.onStanza(
      xml(name, { from: 'ann@guests.test.invalid/web', to: 'support@desk.test.invalid', ...attributes }, ...children),
    );
  }

  writes(text: string, id: string, from = 'ann@guests.test.invalid/web'): void {
    this.says('message', { type: 'chat', id, from }, xml('body', {}, text), child('request', 'urn:xmpp:receipts'));
  }

  /** Texts that the guest has. */
  texts(): readonly string[] {
    return this.sent.flatMap((one) => one.getChildText('body') ?? []);
  }

  /** Ids that stanzas with this child name. */
  named(childName: string): readonly (string | undefined)[] {
    return this.sent.flatMap((one) => {
      const found = one.getChild(childName);
      return found === undefined ? [] : [found.attrs.id];
    });
  }

  async #take(stanza: Stanza): Promise<void> {
    if (!this.isUp) throw new Error('down');
    if (this.breaksAtText && stanza.getChildText('body') !== null) {
      this.goesDown();
      return;
    }
    this.sent.push(stanza);
    const { from, to } = stanza.attrs;
    if (from === to && !this.swallowsEchoes) await Promise.resolve().then(() => this.#listener?.onStanza(stanza));
  }
}

export const child = (name: string, namespace: string, attributes: Readonly<Record<string, string>> = {}): Stanza =>
  xml(name, { xmlns: namespace, ...attributes });
