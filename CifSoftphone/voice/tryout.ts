import type { VoiceLevels } from './channel/voiceView';
import { Check, type CheckPorts } from './check';
import { MicrophoneTrial, type TrialPorts } from './microphoneTrial';
import type { ShownVoice } from './shownVoice';

export interface TryoutPorts extends Omit<CheckPorts, 'isReady' | 'tell'>, Omit<TrialPorts, 'trying'> {
  readonly shown: Pick<ShownVoice, 'view' | 'tell'>;
}

/** What an agent tries out before somebody calls. A call comes first: then it ends at once, and nothing is begun. */
export class Tryout {
  private readonly trial: MicrophoneTrial;
  private readonly theCheck: Check;
  private hasCall = false;

  constructor(ports: TryoutPorts) {
    const { shown } = ports;
    this.trial = new MicrophoneTrial({ ...ports, trying: (trying) => shown.tell({ trying }) });
    this.theCheck = new Check({
      ...ports,
      isReady: () => shown.view.state === 'ready',
      tell: (check) => shown.tell({ check }),
    });
  }

  /** The agent sees meanwhile what the microphone gives. */
  async check(): Promise<void> {
    this.microphone();
    await this.theCheck.run();
    this.trial.stop();
  }

  microphone(): void {
    if (!this.hasCall) void this.trial.start();
  }

  /** The agent has seen enough, or looks no more. */
  microphoneEnds(): void {
    this.trial.stop();
  }

  chosen(): void {
    this.trial.chosen();
  }

  levels(): VoiceLevels | undefined {
    const microphone = this.trial.level();
    return microphone === undefined ? undefined : { microphone, heard: undefined };
  }

  calls(are: boolean): void {
    this.hasCall = are;
    this.theCheck.calls(are);
    if (are) this.trial.stop();
  }

  /** The telephone is switched off. */
  stop(): void {
    this.theCheck.stop();
    this.trial.stop();
  }
}
