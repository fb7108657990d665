import { headerOf, type AmiMessage } from '../ami/amiMessage';
import { readChannel, type Channel, type ChannelPrefix } from './channel';

/** So many that are over are remembered: what comes of one after its end comes within one long call. */
const mostOver = 1_000;

/** All channels of the PBX as the newest events have them. */
export class ChannelTable {
  #byId = new Map<string, Channel>();
  /** Ids, the oldest first: some events (`AgentComplete` of a call that was given on) name a channel after its end. */
  readonly #over = new Set<string>();

  get(id: string | undefined): Channel | undefined {
    return id === undefined ? undefined : this.#byId.get(id);
  }

  all(): readonly Channel[] {
    return [...this.#byId.values()];
  }

  put(channel: Channel): Channel {
    if (!this.#over.has(channel.id)) this.#byId.set(channel.id, channel);
    return channel;
  }

  remove(id: string): void {
    this.#byId.delete(id);
    this.#over.add(id);
    const [oldest] = this.#over;
    if (this.#over.size > mostOver && oldest !== undefined) this.#over.delete(oldest);
  }

  /** Keeps what an event says of one of its two channels. */
  keep(event: AmiMessage, prefix: ChannelPrefix): Channel | undefined {
    const channel = readChannel(event, prefix, this.get(headerOf(event, `${prefix}Uniqueid`)));
    return channel === undefined ? undefined : this.put(channel);
  }

  inBridge(channel: Channel, bridge: string | undefined): Channel {
    const { bridge: _old, ...rest } = channel;
    return this.put(bridge === undefined ? rest : { ...rest, bridge });
  }

  /** Its caller's number must not be shown. */
  hide(channel: Channel): void {
    this.put({ ...channel, hides: true, caller: { withheld: true } });
  }

  /** Takes the place of all that was known, by the rows of `CoreShowChannels`. */
  replaceAll(rows: readonly AmiMessage[]): void {
    const before = this.#byId;
    this.#byId = new Map();
    this.#over.clear();
    for (const row of rows) {
      const channel = readChannel(row, '', before.get(headerOf(row, 'Uniqueid') ?? ''));
      if (channel !== undefined) this.inBridge(channel, headerOf(row, 'BridgeId'));
    }
  }

  /** All channels of the conversation to which this one belongs. */
  conversation({ linked }: Channel): readonly Channel[] {
    return this.all().filter((one) => one.linked === linked);
  }

  /** Who dials this one, seen through Local channels; `undefined` where nobody saw it begin. */
  diallerOf({ dialler: id }: Channel): Channel | undefined {
    const dialler = this.get(id);
    const near = dialler?.name.replace(/;2$/, ';1');
    const half = dialler?.name === near ? undefined : this.all().find(({ name }) => name === near);
    return (half && this.diallerOf(half)) ?? dialler;
  }

  /** Who shares a bridge with this channel. */
  others({ id, bridge }: Channel): readonly Channel[] {
    return bridge === undefined ? [] : this.all().filter((one) => one.bridge === bridge && one.id !== id);
  }
}
