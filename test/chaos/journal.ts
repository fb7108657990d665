import type { RingPlan } from './schedule';

/** What became of one offered call, as everybody outside saw it. Times are ms since the world began. */
export interface RingStory {
  readonly plan: RingPlan;
  /** Ids under which it was accepted: more than one is one too many. */
  readonly callIds: Set<string>;
  offeredAtMs: number;
  /** When the telephony system last sent it: what rang for an attempt that was refused is not this ring. */
  lastTryAtMs: number;
  acceptedAtMs: number | undefined;
  /** The telephony system took it back itself. */
  takenBack: boolean;
  /** Where the agent saw it ring: `<browser>`, in order; the time of each card. */
  readonly seen: { readonly atMs: number; readonly agent: number; readonly browser: number; readonly tab: string }[];
  /** Messages by which a softphone accepted and was told that it has the call: of several one wins. */
  readonly wonBy: Set<string>;
  /** What the telephony system was told, by webhook or by asking. */
  readonly told: {
    readonly atMs: number;
    readonly by: 'webhook' | 'get';
    readonly outcome: string;
    readonly final: boolean;
  }[];
  readonly problems: string[];
}

/** All that happened in a world which the judge needs to know. */
export class Journal {
  private readonly stories = new Map<string, RingStory>();
  private readonly byCallId = new Map<string, RingStory>();
  /** A readable trace; two runs of one schedule have the same. */
  readonly trace: string[] = [];

  constructor(readonly elapsedMs: () => number) {}

  offered(plan: RingPlan): RingStory {
    const story: RingStory = {
      plan,
      callIds: new Set(),
      offeredAtMs: this.elapsedMs(),
      lastTryAtMs: this.elapsedMs(),
      acceptedAtMs: undefined,
      takenBack: false,
      seen: [],
      wonBy: new Set(),
      told: [],
      problems: [],
    };
    this.stories.set(plan.id, story);
    return story;
  }

  named(story: RingStory, callId: string): void {
    story.callIds.add(callId);
    this.byCallId.set(callId, story);
  }

  /** A softphone may know a call before the telephony system got its answer: the plan's id is in the comments. */
  storyOf(callId: string, comments?: string): RingStory | undefined {
    return this.byCallId.get(callId) ?? this.stories.get(callId) ?? this.stories.get(comments ?? '');
  }

  all(): readonly RingStory[] {
    return [...this.stories.values()];
  }

  note(text: string): void {
    this.trace.push(`${(this.elapsedMs() / 1_000).toFixed(3)} ${text}`);
  }
}
