import type { Phone } from '../../protocol/messages/phone';
import type { SoundFigures } from '../core/calls/soundFigures';
import type { LineStatus } from '../core/line/lineView';
import type { RunningVoice, VoiceCall } from './channel/voiceScript';
import type { VoiceLevels, VoiceTrouble, VoiceView } from './channel/voiceView';
import type { OpenPhone, PhoneLeg, PhonePort } from './phonePort';
import type { PhoneRequests } from './phoneRequests';
import type { RetryTimes } from './failedTries';
import type { Headset } from './headset/headset';
import { headsetCalls } from './headsetCalls';
import type { PreflightPorts } from './preflight';
import { Registration } from './registration';
import { ShownVoice } from './shownVoice';
import { TalkingLeg } from './talkingLeg';
import { Tryout } from './tryout';
import { wantedOf, wantedSound } from './wantedSound';

export interface VoicePorts extends RetryTimes, PreflightPorts {
  readonly openPhone: OpenPhone;
  readonly requests: PhoneRequests;
  readonly show: (view: VoiceView) => void;
  /** For the call's record. */
  readonly sounded: (callId: string, figures: SoundFigures) => void;
  readonly newId: () => string;
  readonly headset: Pick<Headset, 'switched' | 'follow'>;
  /** Calls back when the network may be another one; returns its undo. */
  readonly onNetworkChange: (listener: () => void) => () => void;
}

/**
 * The telephone of this browser: registered while the agent wants it and the microphone is allowed; each INVITE follows
 * the call of the line that it belongs to.
 */
export class Voice implements RunningVoice {
  /** Another one each time that the telephone is switched on: the end of the one before may be told later. */
  private phoneId = '';
  private readonly phone: PhonePort;
  private readonly legs = new Map<PhoneLeg, TalkingLeg>();
  readonly shown: ShownVoice;
  private calls: readonly VoiceCall[] = [];
  /** Calls that were accepted here: the adaptor often has an Accept before a headset is open or the INVITE has come. */
  private acceptedHere: ReadonlySet<string> = new Set();
  private status: LineStatus = 'connecting';
  private on = false;
  private given: Phone | undefined;
  readonly tryout: Tryout;
  /** It has no microphone, or there is no telephone for this agent: it takes no more calls. */
  private unfit = false;
  private readonly registration: Registration;
  private readonly forget: readonly (() => void)[];

  constructor(private readonly ports: VoicePorts) {
    this.shown = new ShownVoice(ports.show, (leg) => heardBy(leg, this.calls)?.callId);
    this.registration = new Registration(
      ports,
      {
        given: (phone, how) => {
          this.unfit = false;
          this.given = phone;
          // A call that goes on keeps its registration.
          if (how === 'renew' || this.legs.size > 0) this.phone.renew(phone);
          else this.phone.start(phone);
        },
        asked: () => this.listDevices(),
        failed: (trouble) => this.failed(trouble),
        unreachable: () => this.shown.unreachable(),
      },
      () => this.phoneId,
    );
    this.phone = ports.openPhone({
      registered: () => {
        this.registration.registered();
        this.shown.registered();
      },
      unregistered: (why) => this.unregistered(why),
      rang: (leg) => this.rang(leg),
      changed: (leg) => this.changed(leg),
      heard: (leg, sound) => this.legs.get(leg)?.play(sound),
    });
    const { phone, shown } = this;
    this.tryout = new Tryout({ ...ports, phone, shown, given: () => this.given, failed: (why) => this.failed(why) });
    this.forget = [
      ports.audio.onChange(() => void this.devicesChanged()),
      ports.onNetworkChange(() => this.on && this.phone.networkChanged()),
    ];
  }

  line(status: LineStatus, calls: readonly VoiceCall[]): void {
    this.status = status;
    this.calls = calls;
    this.acceptedHere = acceptedOf(calls, this.acceptedHere);
    this.legs.forEach((talking) => this.follow(talking));
    this.switch();
    this.callsChanged();
  }

  /** The agent may have chosen other devices, or another telephone; each panel that is opened says so. */
  chosen(): void {
    this.switch();
    this.tryout.chosen();
    this.legs.forEach((talking) => talking.chosen());
  }

  /** The agent wants it tried again: the microphone may be allowed now. */
  again(): void {
    if (this.on && this.shown.view.state !== 'ready') void this.registration.begin();
  }

  /** How loud the call is that is talked in, or the microphone that is tried out; `undefined` where there is neither. */
  async levels(): Promise<VoiceLevels | undefined> {
    const leg = [...this.legs.keys()].find(({ state }) => state === 'talking');
    if (leg !== undefined) return (await leg.figures()).levels;
    return this.tryout.levels();
  }

  stop(): void {
    this.forget.forEach((undo) => undo());
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
      this.ports.headset.switched(true);
      void this.registration.begin();
    }
    if (wanted || !this.on || this.legs.size > 0) return;
    this.end(() => this.phone.stop());
    this.shown.switchedOff();
  }

  private end(how: () => void): void {
    if (!this.on) return;
    this.on = false;
    this.tryout.stop();
    this.ports.headset.switched(false);
    this.registration.end();
    how();
    void this.ports.requests.withdraw(this.phoneId);
  }

  /** The telephone connects again by itself; refused credentials are asked for anew. */
  private unregistered(why: 'unauthorized' | 'unreachable'): void {
    if (!this.on) return;
    if (why === 'unauthorized') return this.registration.refused();
    this.shown.unreachable();
  }

  private failed(trouble: VoiceTrouble): void {
    this.unfit = true;
    this.goIfUnfit();
    this.shown.tell({ state: 'trouble', trouble });
  }

  /** What can take no call must not take it from the desk phone; a call that goes on is not cut for that. */
  private goIfUnfit(): void {
    if (this.unfit && refuseRinging([...this.legs.keys()])) this.phone.stop();
  }

  private rang(leg: PhoneLeg): void {
    if (this.unfit) return leg.end(480);
    const talking = new TalkingLeg(leg, {
      ...this.ports,
      callId: () => heardBy(leg, this.calls)?.callId,
      seen: (seen) => {
        this.shown.sounds(leg, seen);
        const callId = heardBy(leg, this.calls)?.callId;
        if (callId !== undefined && seen.means !== undefined) this.ports.sounded(callId, seen.means);
      },
      microphoneFailed: (trouble) => {
        // The telephony system hears that nobody can speak here, and lets the desk phone ring.
        leg.end(480);
        this.failed(trouble);
      },
      microphoneEnded: () => {
        this.shown.tell({ trouble: 'MicrophoneGone' });
        talking.useDevices();
      },
    });
    this.legs.set(leg, talking);
    this.follow(talking);
    this.callsChanged();
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

  private changed(leg: PhoneLeg): void {
    const talking = this.legs.get(leg);
    if (talking === undefined) return;
    if (leg.state !== 'over') {
      this.legs.forEach((one) => this.follow(one));
      return this.callsChanged();
    }
    talking.stop();
    this.legs.delete(leg);
    this.shown.over(leg);
    this.callsChanged();
    this.switch();
    this.goIfUnfit();
  }

  private callsChanged(): void {
    this.ports.headset.follow(headsetCalls(this.calls, [...this.legs.keys()]));
    this.tryout.calls(this.legs.size > 0 || this.calls.some(({ state }) => state !== 'disconnected'));
  }

  private async devicesChanged(): Promise<void> {
    await this.listDevices();
    const { trouble } = this.shown.view;
    if (trouble === 'MicrophoneRefused' || trouble === 'MicrophoneMissing') this.again();
    // The headset may be there again.
    if (trouble === 'MicrophoneGone') this.legs.forEach((talking) => talking.useDevices());
  }

  private async listDevices(): Promise<void> {
    this.shown.tell(await this.ports.audio.devices());
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

/** Of the calls that go through a telephone the one that is heard: not one that waits for a consultation. */
function heardBy(leg: PhoneLeg, all: readonly VoiceCall[]): VoiceCall | undefined {
  const calls = all.filter(({ callId }) => leg.isOf(callId));
  return calls.find(({ state }) => state === 'connected') ?? calls.find(({ state }) => state !== 'held') ?? calls[0];
}
