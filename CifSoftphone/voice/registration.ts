import type { Phone } from '../../protocol/messages/phone';
import type { AudioPort } from './audioPort';
import type { VoiceChoices } from './channel/voiceChoices';
import type { VoiceTrouble } from './channel/voiceView';
import { FailedTries, type RetryTimes } from './failedTries';
import type { PhoneRequests } from './phoneRequests';
import { voiceTimings } from './voiceTimings';

export interface RegistrationPorts extends RetryTimes {
  readonly requests: PhoneRequests;
  readonly audio: AudioPort;
  readonly choices: () => VoiceChoices;
}

export interface RegistrationListener {
  /** Credentials for a telephone that is to be registered, or new ones for one that is. */
  given(phone: Phone, how: 'start' | 'renew'): void;
  /** The microphone was asked for: its devices have names now. */
  asked(): Promise<void>;
  /** There is no telephone here until something changes. */
  failed(trouble: VoiceTrouble): void;
  /** It is tried again by itself. */
  unreachable(): void;
}

/** Credentials of the telephone: asked for when it is switched on, before they end, and when they do not count. */
export class Registration {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private round = 0;
  private readonly tries: FailedTries;

  constructor(
    private readonly ports: RegistrationPorts,
    private readonly listener: RegistrationListener,
    /** Another one each time that the telephone is switched on: the end of the one before may be told later. */
    private readonly phoneId: () => string,
  ) {
    this.tries = new FailedTries(ports);
  }

  registered(): void {
    this.tries.over();
  }

  end(): void {
    this.round += 1;
    clearTimeout(this.timer);
  }

  /** Microphone first: a telephone that cannot speak must not take calls from the desk phone. */
  async begin(): Promise<void> {
    const round = ++this.round;
    clearTimeout(this.timer);
    const opened = await this.ports.audio.openMicrophone(this.ports.choices().microphoneId);
    if (opened.ok) this.ports.audio.close(opened.stream);
    if (round !== this.round) return;
    await this.listener.asked();
    if (!opened.ok) return this.listener.failed(opened.trouble);
    return this.ask(round, 'start');
  }

  /** What was given does not count (any more). */
  refused(): void {
    this.askLater(this.round, 'renew');
  }

  private async ask(round: number, how: 'start' | 'renew'): Promise<void> {
    const result = await this.ports.requests.give(this.phoneId());
    if (round !== this.round) return;
    if (result.ok) {
      this.listener.given(result.phone, how);
      const renewMs = result.phone.expiresInMs * voiceTimings.renewShare;
      this.timer = setTimeout(() => void this.ask(round, 'renew'), renewMs);
      return;
    }
    // Offered to others, not to this agent: nothing to try again.
    if (result.why === 'none') return this.listener.failed('PhoneNotGiven');
    this.askLater(round, how);
  }

  private askLater(round: number, how: 'start' | 'renew'): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(round, how), this.tries.nextDelayMs());
    this.listener.unreachable();
  }
}
