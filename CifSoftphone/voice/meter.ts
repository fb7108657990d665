import type { VoiceLevels } from './channel/voiceView';
import { voiceTimings } from './voiceTimings';

/** Tells how loud a call is, while somebody looks: a panel that was closed asks no more. */
export class Meter {
  private timer: ReturnType<typeof setInterval> | undefined;
  private end: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly levels: () => Promise<VoiceLevels | undefined>,
    private readonly tell: (levels: VoiceLevels) => void,
    /** Nobody looks any more. */
    private readonly unseen: () => void,
  ) {}

  asked(): void {
    clearTimeout(this.end);
    this.end = setTimeout(() => {
      this.stop();
      this.unseen();
    }, voiceTimings.meterForMs);
    this.timer ??= setInterval(() => {
      void this.levels().then((levels) => levels !== undefined && this.timer !== undefined && this.tell(levels));
    }, voiceTimings.meterEveryMs);
  }

  stop(): void {
    clearTimeout(this.end);
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
