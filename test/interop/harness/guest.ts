import { client, xml, type XmppElement } from '@xmpp/client';
import { xmppDomains } from '../../../simulator/xmpp/prosodyConfig';
import { eventually } from '../../scenarios/harness/eventually';

/** A guest of the XMPP server, with a program that nobody here wrote: without an account, as on a web page. */
export class Guest {
  readonly heard: XmppElement[] = [];
  address = '';

  private constructor(
    private readonly link: ReturnType<typeof client>,
    readonly desk: string,
  ) {}

  static async come(port: number, desk = `support@${xmppDomains.desk}`): Promise<Guest> {
    const link = client({ service: `xmpp://127.0.0.1:${port}`, domain: xmppDomains.guests });
    const guest = new Guest(link, desk);
    link.on('error', () => undefined);
    link.on('stanza', (stanza) => void guest.heard.push(stanza));
    link.on('online', (address) => {
      guest.address = address.toString();
      // So that the server tells the desk when the window is closed.
      void link.send(xml('presence', { to: desk }));
    });
    await link.start();
    return guest;
  }

  async write(text: string, id: string): Promise<void> {
    await this.#message(id, xml('body', {}, text), xml('request', { xmlns: 'urn:xmpp:receipts' }), this.#markable());
  }

  async type(): Promise<void> {
    await this.#message(undefined, xml('composing', { xmlns: 'http://jabber.org/protocol/chatstates' }));
  }

  async hasGot(id: string): Promise<void> {
    await this.#message(undefined, xml('received', { xmlns: 'urn:xmpp:receipts', id }));
  }

  async hasRead(id: string): Promise<void> {
    await this.#message(undefined, xml('displayed', { xmlns: 'urn:xmpp:chat-markers:0', id }));
  }

  /** Texts that came, in order. */
  texts(): readonly string[] {
    return this.heard.flatMap((one) => one.getChildText('body') ?? []);
  }

  /** Waits for an element in a message; gives that message. */
  async hears(child: string, id?: string): Promise<XmppElement> {
    const find = (): XmppElement | undefined =>
      this.heard.find((one) => {
        const found = one.getChild(child);
        return found !== undefined && (id === undefined || found.attrs.id === id);
      });
    await eventually(() => find() !== undefined, true, 10_000);
    return find() as XmppElement;
  }

  async leave(): Promise<void> {
    this.link.reconnect.stop();
    await this.link.stop().catch(() => undefined);
  }

  #markable(): XmppElement {
    return xml('markable', { xmlns: 'urn:xmpp:chat-markers:0' });
  }

  async #message(id: string | undefined, ...children: readonly XmppElement[]): Promise<void> {
    await this.link.send(
      xml('message', { to: this.desk, type: 'chat', ...(id === undefined ? {} : { id }) }, ...children),
    );
  }
}
