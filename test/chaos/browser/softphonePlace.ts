import type { CallView } from '../../../CifSoftphone/core/calls/callView';
import type { LineView } from '../../../CifSoftphone/core/line/lineView';
import { PlaceLine } from '../../../CifSoftphone/line/follower/placeLine';
import type { LinePorts } from '../../../CifSoftphone/line/follower/linePorts';
import type { LineCommand, PlaceKind } from '../../../CifSoftphone/core/line/linePort';
import type { VirtualProcess } from '../time/virtualProcess';
import type { VirtualPage } from './virtualPage';

const frameMs = 16;
const signInAfterMs = 2_000;

export interface PlaceEyes {
  /** A card with buttons is in front of the agent. */
  drawn(place: SoftphonePlace, call: CallView): void;
  /** The line says how calls are. */
  viewed(place: SoftphonePlace, view: LineView): void;
}

/** One place of the real line, with the agent's eyes and fingers in place of its user interface. */
export class SoftphonePlace {
  readonly line: PlaceLine;
  private view: LineView | undefined;
  /** Calls whose card with buttons is drawn here now. */
  private readonly cards = new Set<string>();
  private readonly told = new Set<string>();
  private signingIn = false;

  constructor(
    readonly process: VirtualProcess,
    kind: PlaceKind,
    private readonly page: VirtualPage,
    ports: LinePorts,
    private readonly eyes: PlaceEyes,
  ) {
    this.line = new PlaceLine(
      { kind, lineScriptUrl: 'https://org.example.com/line.js', writeSubject: ({ outcome }) => outcome },
      ports,
    );
    page.onChange(() => this.draw());
    this.line.subscribe((view) => {
      this.view = view;
      eyes.viewed(this, view);
      this.draw();
      if (view.status === 'signed-out') this.signInSoon();
    });
  }

  get status(): LineView['status'] | undefined {
    return this.view?.status;
  }
  get troubled(): string | undefined {
    return this.view?.trouble?.kind;
  }

  calls(): readonly CallView[] {
    return this.view?.calls ?? [];
  }

  /** The agent could press this ring's buttons now. */
  canAnswer(callId: string): CallView | undefined {
    if (!this.process.running || !this.page.visible()) return undefined;
    return this.calls().find((call) => call.callId === callId && this.cards.has(call.key) && isOpenRing(call));
  }

  press(type: 'accept' | 'reject' | 'hangup', key: string): void {
    const command: LineCommand =
      type === 'hangup' ? { type: 'command', key, command: { command: type } } : { type, key };
    this.process.run(() => void this.line.send(command));
  }

  private draw(): void {
    const here = this.view?.ringPlaceId === this.line.placeId && this.page.visible();
    const open = here ? this.calls().filter(isOpenRing) : [];
    for (const key of this.cards) if (!open.some((call) => call.key === key)) this.cards.delete(key);
    for (const call of open) {
      if (this.cards.has(call.key)) continue;
      this.cards.add(call.key);
      setTimeout(() => this.painted(call.key), frameMs);
    }
  }

  private painted(key: string): void {
    const call = this.calls().find((one) => one.key === key);
    if (call === undefined || !this.cards.has(key) || !this.page.visible() || !isOpenRing(call)) return;
    this.eyes.drawn(this, call);
    if (this.told.has(key) || call.state === 'alerting') return;
    this.told.add(key);
    void this.line.send({ type: 'ring-outcome', key, outcome: 'shown' });
  }

  private signInSoon(): void {
    if (this.signingIn) return;
    this.signingIn = true;
    setTimeout(() => {
      this.signingIn = false;
      if (this.status !== 'signed-out') return;
      if (this.page.visible()) void this.line.signIn();
      this.signInSoon();
    }, signInAfterMs);
  }
}

export const isRinging = (call: CallView): boolean => call.state === 'offered' || call.state === 'alerting';
const isOpenRing = (call: CallView): boolean => isRinging(call) && call.underWay === undefined;
