import { headerOf, type AmiMessage } from '../ami/amiMessage';
import { RecentIds } from '../../../base/recentIds';
import { timings } from '../base/timings';

/** Channels that were asked for and then given up: one that comes all the same, late, rings for nobody. */
export class CalledOff {
  readonly #ids = new RecentIds(timings.rememberedDials);

  add(channelId: string): void {
    this.#ids.add(channelId);
  }

  /** @returns the name of a channel that is to be hung up */
  comes(event: AmiMessage): string | undefined {
    const isOne = headerOf(event, 'Event') === 'Newchannel' && this.#ids.has(headerOf(event, 'Uniqueid') ?? '');
    return isOne ? headerOf(event, 'Channel') : undefined;
  }
}
