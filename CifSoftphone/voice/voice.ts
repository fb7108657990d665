import type { SoundFigures } from '../core/calls/soundFigures';
import type { LineStatus } from '../core/line/lineView';
import type { AudioPort } from './audioPort';
import type { VoiceChoices } from './channel/voiceChoices';
import type { RunningVoice, VoiceCall } from './channel/voiceScript';
import type { VoiceTrouble, VoiceView } from './channel/voiceView';
import type { OpenPhone, PhoneLeg, PhonePort } from './phonePort';
import type { PhoneRequests } from './phoneRequests';
import { FailedTries, type RetryTimes } from './failedTries';
import { legSigns } from './legSigns';
import type { Seen } from './legWatch';
import { preflight } from './preflight';
import { TalkingLeg } from './talkingLeg';
import { voiceTimings } from './voiceTimings';
import { wantedOf, wantedSound } from './wantedSound';

export interface VoicePorts extends RetryTimes {
  readonly openPhone: OpenPhone;
  readonly requests: PhoneRequests;
  readonly audio: AudioPort;
  readonly choices: () => VoiceChoices;
  readonly show: (view: VoiceView) => void;
  /** For the call's record. */
  readonly sounded: (callId: string, figures: SoundFigures) => void;
  readonly newId: () => string;
}

const nothing: VoiceView = {
  state: 'starting',
  trouble: undefined,
  microphones: [],
  speakers: [],
  quality: undefined,
  sounds: [],
  check: undefined,
};

/**
 * The telephone of this browser: registered while the agent wants it and the microphone is allowed; each INVITE follows
 * the call of the line that it belongs to.
 */
export class Voice implements RunningVoice {
  private view: VoiceView = nothing;
  /** Another one each time that the telephone is switched on: the end of the one before may be told later. */
  private phoneId = '';
  private readonly phone: PhonePort;
  private readonly legs = new Map<PhoneLeg, TalkingLeg>();
  private readonly seen = new Map<PhoneLeg, Seen>();
  private calls: readonly VoiceCall[] = [];
  /** Calls that were accepted here: the adaptor often has an Accept before a headset is open or the INVITE has come. */
  private acceptedHere: ReadonlySet<string> = new Set();
  private status: LineStatus = 'connecting';
  private on = false;
  /** It has no microphone, or there is no telephone for this agent: it takes no more calls. */
  private unfit = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly tries: FailedTries;
  private round = 0;
  private readonly forget: () => void;

  constructor(private readonly ports: VoicePorts) {
    this.tries = new FailedTries(ports);
    this.phone = ports.openPhone({
      registered: () => {
        this.tries.over();
        this.tell({ state: 'ready', trouble: undefined });
      },
      unregistered: (why) => this.unregistered(why),
      rang: (leg) => this.rang(leg),
      changed: (leg) => this.changed(leg),
      heard: (leg, sound) => this.legs.get(leg)?.play(sound),
    });
    this.forget = ports.audio.onChange(() => void this.devicesChanged());
  }

  line(status: LineStatus, calls: readonly VoiceCall[]): void {
    this.status = status;
    this.calls = calls;
    this.acceptedHere = acceptedOf(calls, this.acceptedHere);
    this.legs.forEach((talking) => this.follow(talking));
    this.switch();
  }

  /** The agent may have chosen other devices, or another telephone; each panel that is opened says so. */
  chosen(): void {
    this.switch();
    this.legs.forEach((talking) => talking.chosen());
  }

  /** The agent wants it tried again: the microphone may be allowed now. */
  again(): void {
    if (this.on && this.view.state !== 'ready') void this.begin();
  }

  /** Shows the view once more, for a panel that has just been opened. */
  show(): void {
    this.ports.show(this.view);
  }

  /** Before the shift: microphone, its level, and the way to the telephony system. */
  async check(): Promise<void> {
    this.tell({ check: { ...(await preflight(this.ports)), registered: this.view.state === 'ready' } });
  }

  stop(): void {
    this.forget();
    this.end(() => this.phone.leave());
    this.legs.forEach((talking) => talking.stop());
    this.legs.clear();
  }

  /** A call that goes on keeps its telephone: it is switched off when the call is over. */
  private switch(): void {
    const wanted = this.ports.choices().browser && this.status !== 'signed-out' && this.status !== 'not-configured';
    if (wanted && !this.on) {
      this.on = true;
      this.phoneId = this.ports.newId();
      void this.begin();
    }
    if (wanted || !this.on || this.legs.size > 0) return;
    this.end(() => this.phone.stop());
    this.tell({ ...nothing });
  }

  private end(how: () => void): void {
    if (!this.on) return;
    this.on = false;
    this.round += 1;
    clearTimeout(this.timer);
    how();
    void this.ports.requests.withdraw(this.phoneId);
  }

  /** Microphone first: a telephone that cannot speak must not take calls from the desk phone. */
  private async begin(): Promise<void> {
    const round = ++this.round;
    clearTimeout(this.timer);
    const opened = await this.ports.audio.openMicrophone(this.ports.choices().microphoneId);
    if (opened.ok) this.ports.audio.close(opened.stream);
    if (round !== this.round) return;
    await this.listDevices();
    if (!opened.ok) return this.failed(opened.trouble);
    return this.register(round, (phone) => (this.legs.size > 0 ? this.phone.renew(phone) : this.phone.start(phone)));
  }

  private async register(round: number, take: (phone: Parameters<PhonePort['start']>[0]) => void): Promise<void> {
    const result = await this.ports.requests.give(this.phoneId);
    if (round !== this.round) return;
    if (result.ok) {
      this.unfit = false;
      take(result.phone);
      const renewMs = result.phone.expiresInMs * voiceTimings.renewShare;
      this.timer = setTimeout(() => void this.register(round, (phone) => this.phone.renew(phone)), renewMs);
      return;
    }
    // Offered to others, not to this agent: nothing to try again.
    if (result.why === 'none') return this.failed('PhoneNotGiven');
    this.registerLater(round, take);
  }

  private registerLater(round: number, take: (phone: Parameters<PhonePort['start']>[0]) => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.register(round, take), this.tries.nextDelayMs());
    this.tell({ state: 'trouble', trouble: 'PhoneUnreachable' });
  }

  /** The telephone connects again by itself; refused credentials are asked for anew. */
  private unregistered(why: 'unauthorized' | 'unreachable'): void {
    if (!this.on) return;
    if (why === 'unauthorized') return this.registerLater(this.round, (phone) => this.phone.renew(phone));
    this.tell({ state: 'trouble', trouble: 'PhoneUnreachable' });
  }

  private failed(trouble: VoiceTrouble): void {
    this.unfit = true;
    this.goIfUnfit();
    this.tell({ state: 'trouble', trouble });
  }

  /** What can take no call must not take it from the desk phone; a call that goes on is not cut for that. */
  private goIfUnfit(): void {
    if (this.unfit && refuseRinging([...this.legs.keys()])) this.phone.stop();
  }

  private rang(leg: PhoneLeg): void {
    if (this.unfit) return leg.end(480);
    const talking = new TalkingLeg(leg, {
      ...this.ports,
      seen: (seen) => {
        this.seen.set(leg, seen);
        this.showSound();
        const callId = this.callOf(leg)?.callId;
        if (callId !== undefined && seen.means !== undefined) this.ports.sounded(callId, seen.means);
      },
      microphoneFailed: (trouble) => {
        // The telephony system hears that nobody can speak here, and lets the desk phone ring.
        leg.end(480);
        this.failed(trouble);
      },
      microphoneEnded: () => {
        this.tell({ trouble: 'MicrophoneGone' });
        talking.useDevices();
      },
    });
    this.legs.set(leg, talking);
    this.follow(talking);
  }

  private follow(talking: TalkingLeg): void {
    const { leg } = talking;
    // A consultation goes through the telephone of the call that waits for it.
    const calls = this.calls.filter(({ callId }) => leg.isOf(callId));
    const wanted = wantedOf(
      calls.map((call) => wantedSound(call, leg.answersItself || this.acceptedHere.has(call.callId))),
    );
    if (wanted === undefined) return talking.isUnknown();
    if (calls.some(({ callId }) => isReplaced(leg, callId, [...this.legs.keys()]))) return leg.end();
    talking.follow(wanted);
  }

  private callOf(leg: PhoneLeg): VoiceCall | undefined {
    const calls = this.calls.filter(({ callId }) => leg.isOf(callId));
    return calls.find(({ state }) => state === 'connected') ?? calls[0];
  }

  private showSound(): void {
    const seen = Array.from(this.seen, ([leg, one]) => ({ callId: this.callOf(leg)?.callId, seen: one }));
    const signs = legSigns(seen, this.view.trouble);
    const { quality, sounds, trouble } = this.view;
    // Each second it is looked at; the panel is told what is new.
    if (JSON.stringify(signs) !== JSON.stringify({ sounds, quality, trouble })) this.tell(signs);
  }

  private changed(leg: PhoneLeg): void {
    const talking = this.legs.get(leg);
    if (talking === undefined) return;
    if (leg.state !== 'over') return this.legs.forEach((one) => this.follow(one));
    talking.stop();
    this.legs.delete(leg);
    this.seen.delete(leg);
    if (this.view.trouble === 'MicrophoneGone') this.tell({ trouble: undefined });
    this.showSound();
    this.switch();
    this.goIfUnfit();
  }

  private async devicesChanged(): Promise<void> {
    await this.listDevices();
    const { trouble } = this.view;
    if (trouble === 'MicrophoneRefused' || trouble === 'MicrophoneMissing') this.again();
    // The headset may be there again.
    if (trouble === 'MicrophoneGone') this.legs.forEach((talking) => talking.useDevices());
  }

  private async listDevices(): Promise<void> {
    this.tell(await this.ports.audio.devices());
  }

  private tell(news: Partial<VoiceView>): void {
    this.view = { ...this.view, ...news };
    this.show();
  }
}

/** The same call was rung again: the newer INVITE is the one that lives. */
function isReplaced(leg: PhoneLeg, callId: string, legs: readonly PhoneLeg[]): boolean {
  const newest = legs.filter((one) => one.isOf(callId)).pop();
  return newest !== leg && newest?.state === 'talking';
}

/** Sends what rings to the desk phone. Tells whether no call is left. */
function refuseRinging(legs: readonly PhoneLeg[]): boolean {
  legs.filter(({ state }) => state === 'ringing').forEach((leg) => leg.end(480));
  return legs.every(({ state }) => state === 'ringing' || state === 'over');
}

/** Of the calls those that were accepted here. An Accept that was not taken is forgotten: another browser may get it. */
function acceptedOf(calls: readonly VoiceCall[], before: ReadonlySet<string>): ReadonlySet<string> {
  const isAccepted = ({ callId, underWay, state }: VoiceCall): boolean =>
    underWay === 'accept' || (state !== 'offered' && state !== 'alerting' && before.has(callId));
  return new Set(calls.filter(isAccepted).map(({ callId }) => callId));
}
