import { headerOf, type AmiMessage } from '../../../telephony/asterisk/src/ami/amiMessage';
import { event, row, type ChannelFields } from '../asterisk/pbxEvents';

/** The connector's part of the dialplan as the fake PBX has it: channels in its rooms, and those whom it has called. */
export class LivingRooms {
  readonly #bridges = new Map<string, string>();
  readonly #asked = new Map<string, ChannelFields>();

  /** @param tell says it to the connector @param change keeps what became of a channel of a call */
  constructor(
    private readonly tell: (...events: readonly AmiMessage[]) => void,
    private readonly channelOf: (name: string) => ChannelFields | undefined,
    private readonly change: (channel: ChannelFields) => void,
  ) {}

  /** Who is asked answers at once, and is in the room that was named. */
  asks(action: AmiMessage): void {
    const id = headerOf(action, 'ChannelId') ?? '';
    const name = `Local/${id};1`;
    this.#asked.set(name, { id, name, state: 6 });
    const far = { id: `${id};2`, name: `Local/${id};2`, linked: id, state: 4 };
    this.tell(
      event('Newchannel', { id, name }),
      event('Newchannel', far),
      event('DialState', far, { DialStatus: 'RINGING' }, { id: `${id}-phone`, name: 'PJSIP/world-1', linked: id }),
      event('Newstate', { id, name, state: 6 }),
    );
    this.moves(name, headerOf(action, 'Exten') ?? '');
  }

  isAsked(name: string | undefined): boolean {
    return this.#asked.has(name ?? '');
  }

  /** Hangs up whom the connector has called. */
  ends(name: string): void {
    const channel = this.#asked.get(name);
    this.#asked.delete(name);
    this.#bridges.delete(name);
    if (channel !== undefined) this.tell(event('Hangup', channel, { Cause: '16' }));
  }

  /** A channel goes to an extension of the connector's own. */
  moves(name: string, exten: string): void {
    const found = this.#asked.get(name) ?? this.channelOf(name);
    if (found === undefined) return;
    const channel = { ...found, context: 'crm', exten };
    if (this.#asked.has(name)) this.#asked.set(name, channel);
    else this.change(channel);
    this.#bridges.delete(name);
    this.tell(event('BridgeLeave', channel));
    const room = exten.startsWith('meet') ? exten : /^(?:seat|room)(.+)$/.exec(exten)?.[1];
    if (room === undefined) return;
    this.#bridges.set(name, room);
    this.tell(event('BridgeEnter', channel, { BridgeUniqueid: room }));
  }

  bridgeOf(name: string): string | undefined {
    return this.#bridges.get(name);
  }

  mutes(action: AmiMessage, name: 'ConfbridgeMute' | 'ConfbridgeUnmute'): void {
    const channel = this.#asked.get(headerOf(action, 'Channel') ?? '');
    if (channel !== undefined) this.tell(event(name, channel));
  }

  rows(): readonly AmiMessage[] {
    return [...this.#asked.values()].map((channel) => {
      const bridge = this.#bridges.get(channel.name);
      return row(channel, bridge === undefined ? {} : { BridgeId: bridge });
    });
  }
}
