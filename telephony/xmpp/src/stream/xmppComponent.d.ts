/** What the connector uses of the package, which brings no types. */
declare module '@xmpp/component' {
  import type { Stanza } from './stanza';

  interface Reconnect {
    delay: number;
    stop(): void;
  }

  interface Component {
    readonly reconnect: Reconnect;
    on(event: 'online' | 'disconnect', listener: () => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    on(event: 'stanza', listener: (stanza: Stanza) => void): this;
    start(): Promise<unknown>;
    stop(): Promise<unknown>;
    send(stanza: Stanza): Promise<void>;
  }

  export function component(options: {
    readonly service: string;
    readonly domain: string;
    readonly password: string;
  }): Component;
  export function xml(
    name: string,
    attributes: Readonly<Record<string, string | undefined>>,
    ...children: readonly (Stanza | string)[]
  ): Stanza;
}
