import { setTimeout as sleep } from 'node:timers/promises';
import type { Journal } from '../journal';
import { pressing } from './cardProbe';
import { inTime } from './inTime';
import type { Screens, Sight } from './screens';

const lookAgainMs = 400;
/** A page that hangs does not answer the press. */
const pressTimeoutMs = 1_000;
/** Longer than a ring lives: then it has gone. */
const patienceMs = 45_000;

/** All agents: decide about each ring as its plan says, by the buttons that they see. */
export class AgentAtScreens {
  private readonly deciding = new Set<string>();
  private stopped = false;

  constructor(
    private readonly journal: Journal,
    private readonly screens: () => Screens,
  ) {}

  drawn(id: string): void {
    const story = this.journal.storyOf(id);
    if (story === undefined || story.plan.decision === 'ignore' || this.deciding.has(id)) return;
    this.deciding.add(id);
    void this.decide(id);
  }

  stop(): void {
    this.stopped = true;
  }

  private async decide(id: string): Promise<void> {
    const story = this.journal.storyOf(id);
    if (story === undefined) return;
    const { decision, decideAfterMs } = story.plan;
    const untilMs = this.journal.elapsedMs() + patienceMs;
    await sleep(decideAfterMs);
    // Again when the answer could not be stored: the buttons come back and the agent presses once more.
    while (!this.stopped && this.journal.elapsedMs() < untilMs) {
      const sights = this.screens().sightsOf(id);
      const chosen = decision === 'accept-everywhere' ? sights : sights.slice(0, 1);
      await Promise.all(chosen.map((sight) => this.press(id, sight, decision === 'reject' ? 'Reject' : 'Accept')));
      await sleep(lookAgainMs);
    }
  }

  private async press(id: string, { frame, screen }: Sight, word: 'Accept' | 'Reject'): Promise<void> {
    const pressed = await inTime(frame.evaluate(pressing.ring(id, word)), pressTimeoutMs);
    if (pressed === true) this.journal.note(`press ${word} ${id} in ${screen.name}`);
  }
}
