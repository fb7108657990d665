import type { CallView } from '../../../CifSoftphone/core/calls/callView';
import type { LineCommand, LinePort } from '../../../CifSoftphone/core/line/linePort';
import type { GivenSettings } from '../../../CifSoftphone/core/settings/softphoneSettings';
import type { LineView } from '../../../CifSoftphone/core/line/lineView';

/** A ring from a published fiction number, for a test to vary. */
export const aCall = (changes: Partial<CallView> = {}): CallView => ({
  key: 'pbx call-1',
  callId: 'call-1',
  direction: 'inbound',
  state: 'offered',
  underWay: undefined,
  reason: undefined,
  number: '+1 202 555 0123',
  e164: '+12025550123',
  numberKind: 'phone',
  withheld: false,
  displayName: undefined,
  comments: undefined,
  customer: undefined,
  search: undefined,
  ringEndsAtMs: undefined,
  connectedAtMs: undefined,
  assumed: false,
  offers: ['hangup'],
  commands: [],
  muted: false,
  farEndRings: false,
  ...changes,
});

export const yvonne = {
  outcome: 'one',
  customer: { entityName: 'contact', id: '6f0a2d8e-0000-4000-8000-000000000001', name: 'Yvonne McKay' },
} as const;

export const aView = (changes: Partial<LineView> = {}): LineView => ({
  status: 'connected',
  calls: [],
  ringPlaceId: 'here',
  trouble: undefined,
  agentName: undefined,
  dialFormats: [],
  given: {},
  ...changes,
});

/** A line that does nothing by itself: the test shows views and reads what was asked. */
export class FakeLine implements LinePort {
  readonly placeId = 'here';
  readonly sent: LineCommand[] = [];
  signIns = 0;
  stopped = false;
  private readonly listeners = new Set<(view: LineView) => void>();
  private finishSent: (() => void)[] = [];

  constructor(private view: LineView = aView()) {}

  show(changes: Partial<LineView>): void {
    this.view = { ...this.view, ...changes };
    this.listeners.forEach((listener) => listener(this.view));
    this.finishSent.splice(0).forEach((finish) => finish());
  }
  /** Only what was asked about calls, as `accept`, `hangup`, `shown`, … */
  asked(): string[] {
    return this.sent.map((command) => {
      if (command.type === 'command') return command.command.command;
      return command.type === 'ring-outcome' ? command.outcome : command.type;
    });
  }
  subscribe(listener: (view: LineView) => void): () => void {
    this.listeners.add(listener);
    listener(this.view);
    return () => void this.listeners.delete(listener);
  }
  send(command: LineCommand): Promise<void> {
    this.sent.push(command);
    // Done when its effect is in the view.
    return new Promise((resolve) => this.finishSent.push(resolve));
  }
  readonly given: GivenSettings[] = [];
  configure(given: GivenSettings): void {
    this.given.push(given);
  }
  signIn(): Promise<void> {
    this.signIns += 1;
    return Promise.resolve();
  }
  stop(): void {
    this.stopped = true;
  }
}
