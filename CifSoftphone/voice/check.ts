import type { Phone } from '../../protocol/messages/phone';
import type { VoiceCheck } from './channel/voiceView';
import { echoCall, type EchoPorts } from './echoCall';
import { preflight, type PreflightPorts } from './preflight';

export interface CheckPorts extends PreflightPorts, EchoPorts {
  /** The telephone as it was given; `undefined` before. */
  readonly given: () => Phone | undefined;
  readonly isReady: () => boolean;
  readonly tell: (check: VoiceCheck) => void;
}

/** The check before the shift: microphone, way and registration, then one call to an echo, unless somebody calls. */
export class Check {
  private isRunning = false;
  private cut = new AbortController();
  private hasCall = false;
  /** What was begun before the telephone was switched off says nothing any more. */
  private round = 0;

  constructor(private readonly ports: CheckPorts) {}

  async run(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    const { ports, round } = this;
    const { iceServers = [], echo: address } = ports.given() ?? {};
    const found = await preflight(ports, iceServers);
    const tell = (echo: VoiceCheck['echo'], echoMs?: number): void => {
      if (round === this.round) ports.tell({ ...found, registered: ports.isReady(), echo, echoMs });
    };
    if (address === undefined) tell('none');
    else if (!ports.isReady() || !found.microphone) tell('failed');
    else if (this.hasCall) tell('call');
    else {
      this.cut = new AbortController();
      tell('running');
      const { echo, echoMs } = await echoCall(ports, address, this.cut.signal);
      tell(echo, echoMs);
    }
    this.isRunning = false;
  }

  /** A call comes first: the echo ends at once, and none begins while it is there. */
  calls(are: boolean): void {
    this.hasCall = are;
    if (are) this.cut.abort();
  }

  stop(): void {
    this.round += 1;
    this.cut.abort();
  }
}
