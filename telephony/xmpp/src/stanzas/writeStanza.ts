import { xml } from '@xmpp/component';
import { ns, type Stanza } from '../stream/stanza';

export interface Between {
  /** The desk. */
  readonly from: string;
  /** The guest. */
  readonly to: string;
}

/** What XML cannot hold would end the connection for everybody. */
const xmlText = (text: string): string => text.replace(/[^\t\n\r\u0020-\uD7FF\uD800-\uDFFF\uE000-\uFFFD]/g, '\uFFFD');

/** The stanzas that a guest's program gets. Text is text: the library escapes it. */
export const writeStanza = {
  text: (between: Between, id: string, text: string): Stanza =>
    xml(
      'message',
      { ...between, type: 'chat', id },
      xml('body', {}, xmlText(text)),
      xml('active', { xmlns: ns.states }),
      xml('request', { xmlns: ns.receipts }),
      xml('markable', { xmlns: ns.markers }),
      xml('origin-id', { xmlns: ns.originId, id }),
    ),
  /** Words of the desk itself. */
  notice: (between: Between, text: string): Stanza =>
    xml('message', { ...between, type: 'chat' }, xml('body', {}, xmlText(text))),
  state: (between: Between, state: 'composing' | 'paused' | 'gone'): Stanza =>
    xml('message', { ...between, type: 'chat' }, xml(state, { xmlns: ns.states })),
  received: (between: Between, id: string): Stanza =>
    xml('message', { ...between, type: 'chat' }, xml('received', { xmlns: ns.receipts, id })),
  displayed: (between: Between, id: string): Stanza =>
    xml('message', { ...between, type: 'chat' }, xml('displayed', { xmlns: ns.markers, id })),
  /** What the guest wrote and nobody can have: the guest's program shows it as not sent. */
  refused: (between: Between, id: string): Stanza =>
    xml(
      'message',
      { ...between, type: 'error', id },
      xml('error', { type: 'wait' }, xml('resource-constraint', { xmlns: ns.errors })),
    ),
  /** Comes back from the server once it has done with what was sent before. */
  echo: (domain: string, id: string): Stanza => xml('message', { from: domain, to: domain, type: 'headline', id }),
  pong: (between: Between, id: string): Stanza => xml('iq', { ...between, type: 'result', id }),
  info: (between: Between, id: string): Stanza =>
    xml(
      'iq',
      { ...between, type: 'result', id },
      xml(
        'query',
        { xmlns: ns.discoInfo },
        xml('identity', { category: 'client', type: 'bot', name: 'Service desk' }),
        ...[ns.receipts, ns.states, ns.markers, ns.ping, ns.discoInfo].map((one) => xml('feature', { var: one })),
      ),
    ),
  notHere: (between: Between, id: string): Stanza =>
    xml(
      'iq',
      { ...between, type: 'error', id },
      xml('error', { type: 'cancel' }, xml('service-unavailable', { xmlns: ns.errors })),
    ),
} as const;
