import { component } from '@xmpp/component';
import { LoggableError } from '../../../base/codeOf';
import type { Log } from '../../../base/log';
import { timings } from '../base/timings';
import type { XmppAddress } from '../settings/settings';
import type { OpenXmpp } from './xmppPort';

/** A server's external component (XEP-0114), which comes back by itself when the connection was lost. */
export const openComponent =
  (address: XmppAddress, log: Log): OpenXmpp =>
  (listener) => {
    const { host, port, domain, secret } = address;
    const link = component({ service: `xmpp://${host}:${port}`, domain, password: secret });
    link.reconnect.delay = timings.reconnectMs;
    let isUp = false;
    let isStopped = false;
    let again: NodeJS.Timeout | undefined;
    link.on('online', () => {
      isUp = true;
      log.info('xmpp-connected');
      listener.onUp();
    });
    link.on('disconnect', () => {
      if (!isUp) return;
      isUp = false;
      if (!isStopped) log.warn('xmpp-lost');
      listener.onDown();
    });
    // What it says may hold an address: only the kind is logged.
    link.on('error', (error) => void (isStopped || log.warn('xmpp-error', { kind: error.name })));
    link.on('stanza', (stanza) => listener.onStanza(stanza));
    // The library comes back after a connection, and not where there was none to begin with.
    const start = (): void =>
      void link.start().catch(() => {
        if (!isStopped && !isUp) again = setTimeout(start, timings.reconnectMs);
      });
    return {
      get isUp() {
        return isUp;
      },
      start,
      stop: async () => {
        isStopped = true;
        clearTimeout(again);
        link.reconnect.stop();
        await link.stop().catch(() => undefined);
      },
      send: async (stanza) => {
        if (!isUp) throw new LoggableError('xmpp-not-connected');
        await link.send(stanza);
      },
    };
  };
