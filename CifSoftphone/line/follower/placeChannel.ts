import type { ChannelPort } from '../../browser/browserPorts';
import { ChannelClock } from '../channel/channelClock';
import type { ChannelMessage } from '../channel/channelMessage';
import { parseChannelMessage } from '../channel/parseChannelMessage';
import type { LinePorts } from './linePorts';

/**
 * The channel as one place has it: what others say is read, and put on this page's clock. Closed while the page is
 * away: one that hears a message is thrown out of the back/forward cache.
 */
export function createPlaceChannel(
  { openChannel, nowMs }: Pick<LinePorts, 'openChannel' | 'nowMs'>,
  heard: (message: ChannelMessage) => void,
) {
  const clock = new ChannelClock();
  let channel: ChannelPort | undefined;
  return {
    open: (): void => {
      channel ??= openChannel((raw) => {
        const parsed = parseChannelMessage(raw);
        if (parsed !== undefined) heard(clock.ours(parsed.message, parsed.sentAtMs, nowMs()));
      });
    },
    post: (message: ChannelMessage): void => channel?.post({ ...message, sentAtMs: nowMs() }),
    close: (): void => {
      channel?.close();
      channel = undefined;
    },
  };
}
