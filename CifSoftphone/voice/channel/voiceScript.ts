import type { CallView } from '../../core/calls/callView';
import type { SoundFigures } from '../../core/calls/soundFigures';
import type { LineCommand } from '../../core/line/linePort';
import type { LineStatus } from '../../core/line/lineView';

/** What the telephone needs to know of a call. */
export type VoiceCall = Pick<CallView, 'key' | 'callId' | 'state' | 'underWay' | 'commands' | 'muted'>;

/** Kept new by the leader: each list of calls brings the token of that moment. */
export interface VoiceFacts {
  readonly adaptorUrl: string;
  /** The agent's access token for the adaptor: the last one, also when the agent has just been signed out. */
  readonly token: string;
}

/** The browser's telephone, as the leader of the line has it. */
export interface RunningVoice {
  /** The line as it is now; the telephone does what follows from it. */
  line(status: LineStatus, calls: readonly VoiceCall[]): void;
  /**
   * The leader goes. The registration ends without a word to a call that goes on, so that the next leader takes it up.
   */
  stop(): void;
}

/** What `voice.js` offers. */
export interface VoiceScript {
  /**
   * @param sounded each second: how a call has sounded so far
   * @param ask what the agent pressed on the headset; absent from a line of an earlier version
   */
  startVoice(
    facts: VoiceFacts,
    sounded: (callId: string, figures: SoundFigures) => void,
    ask?: (command: LineCommand) => void,
  ): RunningVoice;
}
