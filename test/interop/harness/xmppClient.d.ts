/** What the guest uses of the package, which brings no types. */
declare module '@xmpp/client' {
  export interface XmppElement {
    readonly name: string;
    readonly attrs: Readonly<Record<string, string | undefined>>;
    getChild(name: string, namespace?: string): XmppElement | undefined;
    getChildText(name: string): string | null;
  }
  interface Client {
    readonly reconnect: { stop(): void };
    on(event: 'error', listener: (error: Error) => void): this;
    on(event: 'stanza', listener: (stanza: XmppElement) => void): this;
    on(event: 'online', listener: (address: { toString(): string }) => void): this;
    start(): Promise<unknown>;
    stop(): Promise<unknown>;
    send(stanza: XmppElement): Promise<void>;
  }
  export function client(options: { readonly service: string; readonly domain: string }): Client;
  export function xml(
    name: string,
    attributes: Readonly<Record<string, string | undefined>>,
    ...children: readonly (XmppElement | string)[]
  ): XmppElement;
}
