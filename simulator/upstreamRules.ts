import { sendMessageTarget } from '../protocol/targets';
import type { UpstreamRule } from './signalr/upstreamRule';

/** The three upstream rows of docs/deploy.md, pointed at this machine's adaptor. */
export function upstreamRules(adaptorUrl: string, upstreamSecret: string): readonly UpstreamRule[] {
  const row = (categoryPattern: string, eventPattern: string, name: string): UpstreamRule => ({
    urlTemplate: `${adaptorUrl}/${name}?secret=${encodeURIComponent(upstreamSecret)}`,
    hubPattern: '*',
    categoryPattern,
    eventPattern,
  });
  return [
    row('connections', 'connected', 'OnClientConnected'),
    row('connections', 'disconnected', 'OnClientDisconnect'),
    row('messages', sendMessageTarget, 'SendMessageAcknowlegement'),
  ];
}
