import { timeBackMs, type AgentView } from '../../core/line/agentView';

export interface TimeBackParts {
  readonly nowMs: () => number;
  /** Whether makers want agents who have given a time to be available when it is over. */
  readonly byItself: () => boolean;
  readonly goAvailable: () => void;
}

/** Makes somebody available whose time away is over, where makers want that; else only the places say that it is. */
export class TimeBack {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly parts: TimeBackParts) {}

  /** How the agent stands, or what makers set, has changed. */
  plan(agent: AgentView | undefined): void {
    clearTimeout(this.timer);
    const atMs = agent && timeBackMs(agent);
    const { nowMs, byItself, goAvailable } = this.parts;
    if (atMs === undefined || !byItself()) return;
    this.timer = setTimeout(goAvailable, Math.max(0, atMs - nowMs()));
  }
}
