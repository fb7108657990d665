import type { VoiceView } from './channel/voiceView';
import { isCut, LegSigns } from './legSigns';
import type { Seen } from './legWatch';
import type { PhoneLeg } from './phonePort';

const nothing: VoiceView = {
  state: 'starting',
  trouble: undefined,
  microphones: [],
  speakers: [],
  quality: undefined,
  sounds: [],
  check: undefined,
  headset: undefined,
  trying: false,
};

/** What panels see of the telephone: told whole with each change. */
export class ShownVoice {
  view: VoiceView = nothing;
  private readonly signs: LegSigns;

  constructor(
    private readonly out: (view: VoiceView) => void,
    callIdOf: (leg: PhoneLeg) => string | undefined,
  ) {
    this.signs = new LegSigns(callIdOf);
  }

  tell(news: Partial<VoiceView>): void {
    this.view = { ...this.view, ...news };
    this.again();
  }

  /** Once more, for a panel that has just been opened. */
  again(): void {
    this.out(this.view);
  }

  switchedOff(): void {
    this.tell(nothing);
  }

  /** What is said of a call that has lost its way stays: the same words again would be read out again. */
  registered(): void {
    const { trouble } = this.view;
    this.tell({ state: 'ready', trouble: isCut(trouble) ? trouble : undefined });
  }

  unreachable(): void {
    const { trouble } = this.view;
    this.tell({ state: 'trouble', trouble: isCut(trouble) ? trouble : 'PhoneUnreachable' });
  }

  sounds(leg: PhoneLeg, seen: Seen): void {
    this.signs.put(leg, seen);
    this.tellSounds();
  }

  over(leg: PhoneLeg): void {
    this.signs.forget(leg);
    if (this.view.trouble === 'MicrophoneGone') this.tell({ trouble: undefined });
    this.tellSounds();
  }

  private tellSounds(): void {
    const news = this.signs.news(this.view);
    if (news !== undefined) this.tell(news);
  }
}
