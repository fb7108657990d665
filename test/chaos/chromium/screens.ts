import type { Frame, Page } from 'playwright-core';
import type { Journal } from '../journal';

/** One tab of one browser, as the people before it call it. */
export interface Screen {
  readonly page: Page;
  readonly browser: number;
  readonly agent: number;
  readonly name: string;
}

export interface Sight {
  readonly screen: Screen;
  readonly frame: Frame;
}

/** A hand-over may let two tabs of a browser show a ring for a moment: in doubt it rings. */
const twiceForMs = 2_500;
/** Gone for less than this it was only drawn in another tab, to which the agent turned. */
const turnMs = 3_000;

/** What can be seen on all screens: fed by the probes, it keeps the journal of who saw which ring. */
export class Screens {
  private readonly frames = new Map<Frame, { readonly screen: Screen; readonly ids: readonly string[] }>();
  /** Since when a ring has its buttons more than once before one agent in one browser, as `<browser> <ring>`. */
  private readonly twice = new Map<string, number>();
  private readonly front = new Map<number, Page>();
  /** When a ring was last in sight in a browser, after which it was gone. */
  private readonly gone = new Map<string, number>();

  constructor(
    private readonly journal: Journal,
    private readonly onDrawn: (id: string) => void,
  ) {}

  saw(screen: Screen, frame: Frame, ids: readonly string[]): void {
    const before = new Set(this.frames.get(frame)?.ids ?? []);
    this.frames.set(frame, { screen, ids });
    for (const id of before) if (!ids.includes(id)) this.journal.note(`${id} is gone from ${screen.name}`);
    for (const id of new Set(ids)) if (!before.has(id)) this.drawn(screen, id);
    this.compare(screen.browser, [...before, ...ids]);
  }

  /** Somebody looks at another tab: one that hangs cannot tell that it is out of sight. */
  lookAt(browser: number, page: Page): void {
    this.front.set(browser, page);
    this.compare(browser, this.all());
  }

  /** A tab or frame that is gone shows nothing. */
  forget(isGone: (frame: Frame, screen: Screen) => boolean): void {
    for (const [frame, { screen, ids }] of this.frames) {
      if (!isGone(frame, screen)) continue;
      this.frames.delete(frame);
      this.compare(screen.browser, ids);
    }
  }

  /** Where the buttons of a ring can be pressed just now. */
  sightsOf(id: string): readonly Sight[] {
    return [...this.frames]
      .filter(([, { ids, screen }]) => ids.includes(id) && screen.page === this.front.get(screen.browser))
      .map(([frame, { screen }]) => ({ frame, screen }));
  }

  /** Rings that are still in sight anywhere. */
  all(): readonly string[] {
    return [...this.frames.values()].flatMap(({ ids }) => ids);
  }

  private drawn(screen: Screen, id: string): void {
    const story = this.journal.storyOf(id);
    const atMs = this.journal.elapsedMs();
    this.journal.note(`drawn ${story?.plan.id ?? id} in ${screen.name}`);
    if (story === undefined) return;
    const goneAtMs = this.gone.get(`${screen.browser} ${id}`);
    const decided = story.told.find(({ outcome, final }) => final || outcome === 'accepted');
    // A ring that is still one may come back after an interruption; one that was over and gone may not.
    if (decided !== undefined && goneAtMs !== undefined && goneAtMs > decided.atMs && atMs > goneAtMs + turnMs) {
      story.problems.push(`rang again in browser ${screen.browser} after it was told as ${decided.outcome}`);
    }
    story.seen.push({ atMs, agent: screen.agent, browser: screen.browser, tab: screen.name });
    this.onDrawn(id);
  }

  /** Counts each of these rings anew in one browser. */
  private compare(browser: number, rings: readonly string[]): void {
    const atMs = this.journal.elapsedMs();
    for (const id of new Set(rings)) {
      const name = `${browser} ${id}`;
      const count = [...this.frames.values()]
        .filter(({ screen }) => screen.browser === browser && screen.page === this.front.get(browser))
        .flatMap(({ ids }) => ids)
        .filter((one) => one === id).length;
      if (count === 0) this.gone.set(name, atMs);
      if (count > 1) {
        if (!this.twice.has(name)) this.twice.set(name, atMs);
        continue;
      }
      const sinceMs = this.twice.get(name);
      this.twice.delete(name);
      const story = this.journal.storyOf(id);
      if (sinceMs === undefined || story === undefined || atMs - sinceMs < twiceForMs) continue;
      story.problems.push(`was in sight twice in browser ${browser} for ${Math.round(atMs - sinceMs)} ms`);
    }
  }
}
