import type { CallView } from '../../CifSoftphone/core/calls/callView';
import type { LineView } from '../../CifSoftphone/core/line/lineView';
import { isRinging, type SoftphonePlace } from './browser/softphonePlace';
import type { VirtualBrowser } from './browser/virtualBrowser';
import type { Journal, RingStory } from './journal';
import type { VirtualTime } from './time/virtualTime';

const lookAgainMs = 500;
/** What was stored this moment is on its way to the softphones. */
const newsMs = 500;
const hangUpAgainMs = 2_000;
/** Longer than a ring lives: then it has gone. */
const patienceMs = 45_000;

/** One agent: sees the cards of all own browsers, decides as the plan of each ring says, ends calls. */
export class Human {
  browsers: readonly VirtualBrowser[] = [];
  private readonly deciding = new Set<string>();
  private readonly ending = new Set<string>();
  /** Rings that a browser is through with, as `<browser> <call id>`: shown as live or over, or refused there. */
  private readonly settled = new Map<string, number>();
  private readonly states = new Map<string, string>();
  private readonly pressed = new Map<string, 'accept' | 'reject'>();

  constructor(
    readonly number: number,
    private readonly time: VirtualTime,
    private readonly journal: Journal,
    /** Since when a call no longer rings in truth; ms since 1970. */
    private readonly overSinceMs: (callId: string) => number | undefined,
  ) {}

  drawn(place: SoftphonePlace, call: CallView): void {
    const story = this.journal.storyOf(call.callId, call.comments);
    const browser = this.browserOf(place);
    if (story === undefined || browser === undefined) return;
    const { atMs } = story.seen.at(-1) ?? { atMs: 0 };
    this.journal.note(`drawn ${story.plan.id} tab ${place.process.name}`);
    story.seen.push({
      atMs: this.time.elapsedMs,
      agent: this.number,
      browser: browser.number,
      tab: place.process.name,
    });
    const settledAtMs = this.settled.get(`${browser.number} ${call.callId}`);
    // A ring that is still one may come back after an interruption: in doubt it rings.
    const isOver = (this.overSinceMs(call.callId) ?? Infinity) < this.time.nowMs - newsMs;
    if (isOver && settledAtMs !== undefined && settledAtMs >= story.lastTryAtMs) {
      story.problems.push(
        `rang again in browser ${browser.number} at ${seconds(this.time.elapsedMs)} (over at ${seconds(settledAtMs)}, drawn before at ${seconds(atMs)})`,
      );
    }
    this.decide(story, call.callId, browser);
  }

  viewed(place: SoftphonePlace, view: LineView): void {
    const browser = this.browserOf(place);
    if (browser === undefined) return;
    for (const call of view.calls) {
      this.noteState(place, call);
      if (isRinging(call)) continue;
      this.settle(browser, call.callId);
      const story = this.journal.storyOf(call.callId, call.comments);
      if (story === undefined || call.state === 'disconnected') continue;
      if (story.plan.style === 'text' || story.plan.endBy === 'agent') this.endLater(story, call.callId);
    }
    for (const [name, what] of this.pressed) {
      const [number, callId] = split(name);
      if (what !== 'reject' || number !== browser.number || view.status !== 'connected') continue;
      if (!view.calls.some((call) => call.callId === callId)) this.settle(browser, callId);
    }
  }

  private noteState(place: SoftphonePlace, call: CallView): void {
    const name = `${place.process.name} ${call.callId}`;
    const state = `${call.state} ${call.underWay ?? ''} ${call.reason ?? ''}`.trimEnd();
    if (this.states.get(name) === state) return;
    this.states.set(name, state);
    this.journal.note(`${call.comments ?? call.callId} is ${state} in ${place.process.name}`);
  }

  private settle(browser: VirtualBrowser, callId: string): void {
    const name = `${browser.number} ${callId}`;
    if (!this.settled.has(name)) this.settled.set(name, this.time.elapsedMs);
  }

  private browserOf(place: SoftphonePlace): VirtualBrowser | undefined {
    return this.browsers.find((browser) => browser.owns(place.process));
  }

  private decide(story: RingStory, callId: string, first: VirtualBrowser): void {
    const { decision, decideAfterMs } = story.plan;
    if (decision === 'ignore' || this.deciding.has(callId)) return;
    this.deciding.add(callId);
    const untilMs = this.time.elapsedMs + patienceMs;
    const everywhere = decision === 'accept-everywhere';
    const button = decision === 'reject' ? 'reject' : 'accept';
    const order = [first, ...this.browsers.filter((browser) => browser !== first)];
    const look = (): void => {
      const pressable = order
        .map((browser) => ({ browser, place: browser.places().find((place) => place.canAnswer(callId) !== undefined) }))
        .filter(({ place }) => place !== undefined);
      for (const { browser, place } of everywhere ? pressable : pressable.slice(0, 1)) {
        const call = place?.canAnswer(callId);
        if (place === undefined || call === undefined) continue;
        this.pressed.set(`${browser.number} ${callId}`, button);
        this.journal.note(`press ${button} ${story.plan.id} browser ${browser.number}`);
        place.press(button, call.key);
      }
      // Again when the answer could not be stored: the buttons come back and the agent presses once more.
      if (this.time.elapsedMs < untilMs) this.time.afterOnWire(lookAgainMs, look);
    };
    this.time.afterOnWire(decideAfterMs, look);
  }

  private endLater(story: RingStory, callId: string): void {
    if (this.ending.has(callId)) return;
    this.ending.add(callId);
    const look = (): void => {
      const all = this.browsers.flatMap((browser) => browser.places()).filter((place) => place.process.running);
      const mine = all.find((place) => place.calls().some((call) => call.callId === callId && isLive(call)));
      const call = mine?.calls().find((one) => one.callId === callId);
      if (mine !== undefined && call !== undefined && call.underWay === undefined) mine.press('hangup', call.key);
      if (this.time.elapsedMs < story.offeredAtMs + callPatienceMs) this.time.afterOnWire(hangUpAgainMs, look);
    };
    this.time.afterOnWire(story.plan.endAfterMs, look);
  }
}

/** Longer than any world: the agent never forgets to hang up. */
const callPatienceMs = 900_000;
const isLive = (call: CallView): boolean => call.state === 'connected' || call.state === 'held';
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
function split(name: string): readonly [number, string] {
  const at = name.indexOf(' ');
  return [Number(name.slice(0, at)), name.slice(at + 1)];
}
