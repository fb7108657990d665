import type { ChannelPort } from './browserPorts';

// Its own file: the real twin of a port, as browserLock and browserPage are.

/** The number changes with the meaning of the messages: old and new code then do not talk past each other. */
const channelName = 'cti-softphone-line-1';

export function browserChannel(onMessage: (message: unknown) => void): ChannelPort {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = (event: MessageEvent<unknown>) => onMessage(event.data);
  return { post: (message) => channel.postMessage(message), close: () => channel.close() };
}
