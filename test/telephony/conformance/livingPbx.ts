import { headerOf, toAmiMessage, type AmiMessage } from '../../../telephony/asterisk/src/ami/amiMessage';
import type { Deed } from '../../../telephony/conformance/src/drive/driver';
import { FakePbx } from '../asterisk/fakePbx';
import { event, row, type ChannelFields } from '../asterisk/pbxEvents';
import { LivingRooms } from './livingRooms';
import { LivingSpies } from './livingSpies';
import { everything } from './managerRights';

/** Two channels that belong together: who is outside, and the agent's telephone. */
interface PbxCall {
  /** The suite's name, or the call id of a call that was dialled. */
  readonly key: string;
  readonly endpoint: string;
  far: ChannelFields;
  phone: ChannelFields;
  joined: boolean;
  phoneHolds: boolean;
  recorded: boolean;
}

/** A PBX with a queue and two telephones, as its manager interface shows it: each action has its effect, each effect its events. */
export class LivingPbx {
  readonly deeds: Deed[] = [];
  readonly #calls = new Map<string, PbxCall>();
  readonly #pauses = new Map<string, string>();
  readonly #busy = new Set<string>();
  readonly #rooms = new LivingRooms(
    (...events) => this.fake.tell(...events),
    (name) => {
      const call = this.#with(name);
      return call?.far.name === name ? call.far : call?.phone;
    },
    (channel) => {
      const call = this.#with(channel.name);
      if (call === undefined) return;
      call.joined = false;
      if (call.far.name === channel.name) call.far = channel;
      else call.phone = channel;
    },
  );
  readonly #spies = new LivingSpies(
    (...events) => this.fake.tell(...events),
    (name) => this.#with(name)?.phone,
    (what, about) => this.#did(what, about),
  );
  #count = 0;
  #refuses = false;

  private constructor(
    readonly fake: FakePbx,
    private readonly agentOf: ReadonlyMap<string, string>,
  ) {
    const { answers } = fake;
    answers.set('ListCommands', () => toAmiMessage(Object.fromEntries(everything.split(' ').map((one) => [one, 'x']))));
    answers.set('ShowDialPlan', () => [toAmiMessage({ Event: 'ListDialplan' })]);
    answers.set('CoreShowChannels', () => this.#rows());
    answers.set('QueueStatus', () => [...agentOf.keys()].map((endpoint) => this.#member('QueueMember', endpoint)));
    answers.set('QueueSummary', () =>
      [...this.#waiting].map((endpoint) =>
        event('QueueSummary', undefined, { Queue: `own-${endpoint}`, Callers: '1', LongestHoldTime: '4' }),
      ),
    );
    answers.set('Getvar', (action) => toAmiMessage({ Value: this.#variable(action) }));
    for (const [name, work] of Object.entries(this.#actions)) {
      answers.set(name, (action) => {
        if (this.#refuses) return 'Channel not found';
        // Its events come after the answer, as Asterisk sends them.
        setImmediate(() => work(action));
        return undefined;
      });
    }
  }

  /** @param agentOf the agent's object id by endpoint */
  static async start(agentOf: ReadonlyMap<string, string>): Promise<LivingPbx> {
    return new LivingPbx(await FakePbx.start(), agentOf);
  }

  /** A caller in the queue, for whom a telephone rings. */
  arrives(key: string, endpoint: string, number: string, name: string): void {
    const far = this.#channel('world', { state: 6, number, callerName: name, exten: '12025550100' });
    const phone = this.#channel(endpoint, { linked: far.id, state: 5, connected: number });
    this.#calls.set(key, { key, endpoint, far, phone, joined: false, phoneHolds: false, recorded: false });
    this.fake.tell(
      event('Newchannel', far),
      event('QueueCallerJoin', far, { Queue: 'support', Position: '1' }),
      event('Newchannel', { ...phone, state: 0 }),
      event('AgentCalled', far, { Queue: 'support' }, phone),
      event('DialBegin', far, {}, phone),
      event('Newstate', phone),
    );
  }

  phoneAnswers(key: string): void {
    const call = this.#of(key);
    call.phone = { ...call.phone, state: 6 };
    this.fake.tell(
      event('Newstate', call.phone),
      event('DialEnd', call.far, { DialStatus: 'ANSWER' }, call.phone),
      event('QueueCallerLeave', call.far, { Queue: 'support' }),
    );
    this.#join(call);
  }

  callerHangsUp(key: string): void {
    const call = this.#of(key);
    this.fake.tell(event('HangupRequest', call.far, { Cause: '16' }));
    this.#end(call);
  }

  phoneHangsUp(key: string): void {
    const call = this.#of(key);
    this.fake.tell(event('HangupRequest', call.phone, { Cause: '16' }));
    this.#end(call);
  }

  phoneHolds(key: string, holds: boolean): void {
    const call = this.#of(key);
    call.phoneHolds = holds;
    this.fake.tell(event(holds ? 'Hold' : 'Unhold', call.phone));
  }

  dialledAnswers(callId: string): void {
    const call = this.#of(callId);
    call.far = { ...call.far, state: 6 };
    this.fake.tell(event('DialEnd', call.phone, { DialStatus: 'ANSWER' }, call.far));
    this.#join(call);
  }

  /** Whoever this call dials will be busy. */
  willBeBusy(callId: string): void {
    this.#busy.add(callId);
  }

  pause(endpoint: string, reason: string | undefined): void {
    if (reason === undefined) this.#pauses.delete(endpoint);
    else this.#pauses.set(endpoint, reason);
    this.fake.tell(this.#member('QueueMemberPause', endpoint));
  }

  /** Somebody waits in a queue of this telephone alone. */
  waits(endpoint: string): void {
    this.#waiting.add(endpoint);
    const where = {
      Queue: `own-${endpoint}`,
      MemberName: `Agent ${endpoint}`,
      Interface: `PJSIP/${endpoint}`,
      Paused: '0',
    };
    this.fake.tell(event('QueueMemberAdded', undefined, where));
  }

  refuse(): void {
    this.#refuses = true;
  }

  readonly #waiting = new Set<string>();
  readonly #actions: Readonly<Record<string, (action: AmiMessage) => void>> = {
    Hangup: (action) => {
      const name = headerOf(action, 'Channel') ?? '';
      if (this.#rooms.isAsked(name)) return this.#rooms.ends(name);
      if (this.#spies.ends(name)) return;
      const call = this.#with(name);
      if (call === undefined) return;
      const isPhone = call.phone.name === name;
      const rings = call.phone.state === 5 && !call.joined;
      if (isPhone) this.#did(rings && headerOf(action, 'Cause') === '21' ? 'stops-ringing' : 'hangs-up', call.key);
      this.#end(call);
    },
    Redirect: (action) => {
      for (const extra of ['', 'Extra']) {
        const [name, exten] = [headerOf(action, `${extra}Channel`) ?? '', headerOf(action, `${extra}Exten`) ?? ''];
        if (name === '') continue;
        if (headerOf(action, 'Context') !== 'crm') return this.#forwards(name, exten);
        if (this.#spies.moves(name, exten)) continue;
        if (exten === 'hold') this.#did('holds', this.#with(name)?.key ?? '');
        this.#rooms.moves(name, exten);
      }
    },
    Bridge: (action) => {
      const call = this.#with(headerOf(action, 'Channel1'));
      if (call === undefined || this.#rooms.isAsked(headerOf(action, 'Channel2'))) return;
      this.#did('retrieves', call.key);
      this.#join(call);
    },
    ConfbridgeMute: (action) => this.#rooms.mutes(action, 'ConfbridgeMute'),
    ConfbridgeUnmute: (action) => this.#rooms.mutes(action, 'ConfbridgeUnmute'),
    MuteAudio: (action) =>
      this.#did(
        headerOf(action, 'State') === 'on' ? 'mutes' : 'unmutes',
        this.#with(headerOf(action, 'Channel'))?.key ?? '',
      ),
    MixMonitor: (action) => this.#records(action, true, 'records', 'MixMonitorStart'),
    StopMixMonitor: (action) => this.#records(action, false, 'stops-recording', 'MixMonitorStop'),
    MixMonitorMute: (action) => {
      const State = headerOf(action, 'State') ?? '';
      const deed = State === '1' ? 'pauses-recording' : 'resumes-recording';
      this.#records(action, true, deed, 'MixMonitorMute', { State, Direction: headerOf(action, 'Direction') ?? '' });
    },
    PlayDTMF: (action) => {
      this.#did('presses', this.#with(headerOf(action, 'Channel'))?.key ?? '', headerOf(action, 'Digit'));
    },
    BlindTransfer: (action) => {
      const call = this.#with(headerOf(action, 'Channel'));
      if (call === undefined) return;
      this.#did('transfers', call.key, headerOf(action, 'Exten'));
      this.fake.tell(event('BlindTransfer', undefined, { Result: 'Success', TransfererUniqueid: call.phone.id }));
      this.fake.tell(event('Hangup', call.phone, { Cause: '16' }));
      this.#calls.delete(call.key);
    },
    PJSIPNotify: (action) => {
      const call = this.#with(headerOf(action, 'Channel'));
      if (call === undefined) return;
      this.#did('answers', call.key);
      this.phoneAnswers(call.key);
    },
    Originate: (action) => {
      if (headerOf(action, 'Channel')?.startsWith('Local/') === true) this.#rooms.asks(action);
      else if (this.#spies.isMeant(action)) this.#spies.rings(action);
      else this.#dial(action);
    },
    QueuePause: (action) => {
      const endpoint = (headerOf(action, 'Interface') ?? '').replace('PJSIP/', '');
      const isPaused = headerOf(action, 'Paused') === 'true';
      const reason = headerOf(action, 'Reason') ?? '';
      this.#did(isPaused ? 'pauses' : 'unpauses', this.agentOf.get(endpoint) ?? '', isPaused ? reason : undefined);
      this.pause(endpoint, isPaused ? reason : undefined);
    },
  };

  #forwards(name: string, exten: string): void {
    const call = this.#with(name);
    if (call === undefined) return;
    this.#did('transfers', call.key, exten);
    this.fake.tell(event('Hangup', call.phone, { Cause: '0' }));
    this.#calls.delete(call.key);
  }

  #records(action: AmiMessage, recorded: boolean, deed: Deed['what'], name: string, more = {}): void {
    const call = this.#with(headerOf(action, 'Channel'));
    if (call === undefined) return;
    call.recorded = recorded;
    this.#did(deed, call.key);
    this.fake.tell(event(name, call.phone, more));
  }

  #dial(action: AmiMessage): void {
    const id = headerOf(action, 'ChannelId') ?? '';
    const key = id.replace(/^crm-/, '');
    const endpoint = (headerOf(action, 'Channel') ?? '').replace('PJSIP/', '');
    const exten = headerOf(action, 'Exten') ?? '';
    this.#did('dials', key, exten);
    // Asterisk makes no second channel of one id.
    if (this.#calls.has(key)) return;
    const phone = { ...this.#channel(endpoint, { state: 6, exten }), id, linked: id };
    const far = this.#channel('world', { linked: id, state: 5 });
    const call = { key, endpoint, far, phone, joined: false, phoneHolds: false, recorded: false };
    this.#calls.set(key, call);
    this.fake.tell(
      event('Newchannel', { ...phone, state: 0 }),
      event('Newstate', { ...phone, state: 5 }),
      event('Newstate', phone),
    );
    this.fake.tell(event('Newchannel', far), event('DialBegin', phone, {}, far));
    if (!this.#busy.has(key)) return this.fake.tell(event('DialState', phone, { DialStatus: 'RINGING' }, far));
    this.fake.tell(event('DialEnd', phone, { DialStatus: 'BUSY' }, far));
    this.#end(call, '17');
  }

  #did(what: Deed['what'], about: string, text?: string): void {
    this.deeds.push({ what, about, ...(text === undefined ? {} : { text }) });
  }

  #join(call: PbxCall): void {
    call.joined = true;
    const bridge = { BridgeUniqueid: `b-${call.key}` };
    this.fake.tell(event('BridgeEnter', call.far, bridge), event('BridgeEnter', call.phone, bridge));
  }

  #end(call: PbxCall, cause = '16'): void {
    if (!this.#calls.delete(call.key)) return;
    this.#spies.isOver(call.phone.name);
    this.fake.tell(event('Hangup', call.phone, { Cause: cause }), event('Hangup', call.far, { Cause: cause }));
  }

  #of(key: string): PbxCall {
    const call = this.#calls.get(key);
    if (call === undefined) throw new Error('The PBX has no such call.');
    return call;
  }

  #with(channel: string | undefined): PbxCall | undefined {
    return [...this.#calls.values()].find(({ far, phone }) => [far.name, phone.name].includes(channel ?? ''));
  }

  #channel(endpoint: string, more: Partial<ChannelFields>): ChannelFields {
    this.#count += 1;
    return { id: `p-1.${this.#count}`, name: `PJSIP/${endpoint}-${String(this.#count).padStart(8, '0')}`, ...more };
  }

  #member(name: 'QueueMember' | 'QueueMemberPause', endpoint: string): AmiMessage {
    const reason = this.#pauses.get(endpoint);
    const where = name === 'QueueMember' ? 'Location' : 'Interface';
    return event(name, undefined, {
      ...{
        Queue: 'support',
        MemberName: `Agent ${endpoint}`,
        [where]: `PJSIP/${endpoint}`,
        Paused: reason === undefined ? '0' : '1',
      },
      ...(reason === undefined ? {} : { PausedReason: reason }),
    });
  }

  #rows(): readonly AmiMessage[] {
    const own = [...this.#calls.values()].flatMap(({ key, far, phone, joined }) =>
      [far, phone].map((channel) => {
        const bridge = this.#rooms.bridgeOf(channel.name) ?? (joined ? `b-${key}` : undefined);
        return row(channel, bridge === undefined ? {} : { BridgeId: bridge });
      }),
    );
    return [...own, ...this.#rooms.rows(), ...this.#spies.rows()];
  }

  #variable(action: AmiMessage): string {
    const call = this.#with(headerOf(action, 'Channel'));
    switch (headerOf(action, 'Variable')) {
      case 'CHANNEL(rtp,hold)':
        return call?.phoneHolds === true ? '1' : '0';
      case 'MIXMONITOR_FILENAME':
        return call?.recorded === true ? 'crm.wav' : '';
      default:
        return '';
    }
  }
}
