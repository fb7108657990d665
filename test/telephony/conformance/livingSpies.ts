import { headerOf, type AmiMessage } from '../../../telephony/asterisk/src/ami/amiMessage';
import type { Deed } from '../../../telephony/conformance/src/drive/driver';
import { event, row, spies, type ChannelFields } from '../asterisk/pbxEvents';

interface Spy {
  readonly key: string;
  readonly of: string;
  channel: ChannelFields;
}

const deeds = { spylisten: 'listens', spywhisper: 'whispers', spybarge: 'barges' } as const;
const isSpying = (exten: string | undefined): exten is keyof typeof deeds => exten !== undefined && exten in deeds;

/** Telephones of supervisors at the fake PBX, each in the call of somebody else. */
export class LivingSpies {
  readonly #byName = new Map<string, Spy>();

  constructor(
    private readonly tell: (...events: readonly AmiMessage[]) => void,
    private readonly channelOf: (name: string) => ChannelFields | undefined,
    private readonly did: (what: Deed['what'], about: string) => void,
  ) {}

  isMeant(action: AmiMessage): boolean {
    return isSpying(headerOf(action, 'Exten'));
  }

  /** The telephone is taken up at once. */
  rings(action: AmiMessage): void {
    const id = headerOf(action, 'ChannelId') ?? '';
    const name = `${headerOf(action, 'Channel')}-${String(1_000 + this.#byName.size).padStart(8, '0')}`;
    const variables = action.get('Variable') ?? [];
    const of = variables.find((one) => one.startsWith('CRM_SPIED='))?.slice('CRM_SPIED='.length) ?? '';
    const channel: ChannelFields = { id, name, state: 6, context: 'crm' };
    this.#byName.set(name, { key: id.replace(/^crm-/, ''), of, channel });
    this.tell(event('Newchannel', { ...channel, state: 0 }), event('Newstate', channel));
    this.moves(name, headerOf(action, 'Exten') ?? '');
  }

  /** @returns whether it is one of theirs */
  moves(name: string, exten: string): boolean {
    const spy = this.#byName.get(name);
    if (spy === undefined || !isSpying(exten)) return false;
    const of = this.channelOf(spy.of);
    if (of === undefined) return this.ends(name);
    spy.channel = { ...spy.channel, exten };
    this.did(deeds[exten], spy.key);
    this.tell(spies(spy.channel, of));
    return true;
  }

  ends(name: string): boolean {
    const spy = this.#byName.get(name);
    if (spy === undefined) return false;
    this.#byName.delete(name);
    this.tell(event('Hangup', spy.channel, { Cause: '16' }));
    return true;
  }

  /** Whom they listened to has hung up. */
  isOver(name: string): void {
    for (const [own, { of }] of this.#byName) if (of === name) this.ends(own);
  }

  rows(): readonly AmiMessage[] {
    return [...this.#byName.values()].map(({ channel, of }) =>
      row(channel, { Application: 'ChanSpy', ApplicationData: `${of},qESu` }),
    );
  }
}
