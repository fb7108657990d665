import { reasonOf } from '../dynamics/reasonOf';
import { checkIds, type CheckId, type Finding } from './finding';
import { idsFrom, lookAt } from './look';
import type { ChosenAgent, Found, World } from './world';

/** What one line of the page shows. */
export interface Line {
  readonly id: CheckId;
  /** `undefined`: it is being looked at. */
  readonly finding: Finding | undefined;
  /** Why the last press did not mend it. */
  readonly failed: string | undefined;
  readonly isMending: boolean;
}

/** Looks at everything in its order, mends what a press asks for, and looks again from there. */
export class SetupRun {
  private readonly findings = new Map<CheckId, Finding>();
  private readonly failed = new Map<CheckId, string>();
  /** What was known before each check. */
  private readonly before = new Map<CheckId, Found>();
  private chosen: ChosenAgent | undefined;
  private mending: CheckId | undefined;
  private at: CheckId | undefined;
  /** A later look takes the place of an earlier one. */
  private turn = 0;

  constructor(
    private readonly world: World,
    private readonly first: Found,
    private readonly onChange: () => void,
  ) {}

  lines(): readonly Line[] {
    return checkIds.map((id) => ({
      id,
      finding: this.findings.get(id),
      failed: this.failed.get(id),
      isMending: this.mending === id,
    }));
  }

  get isLooking(): boolean {
    return this.at !== undefined;
  }

  async look(from: CheckId = checkIds[0]): Promise<void> {
    this.turn += 1;
    const { turn } = this;
    const ids = idsFrom(from);
    for (const id of ids) {
      this.findings.delete(id);
      this.failed.delete(id);
    }
    let found = this.before.get(from) ?? this.first;
    for (const id of ids) {
      this.before.set(id, found);
      this.at = id;
      this.onChange();
      const looked = await lookAt(id, this.world, found, this.chosen);
      if (turn !== this.turn) return;
      this.findings.set(id, looked.finding);
      found = looked.found;
    }
    this.at = undefined;
    this.onChange();
  }

  /** Within the click: what it does may open a window. */
  async mend(id: CheckId): Promise<void> {
    const mend = this.findings.get(id)?.mend;
    if (mend === undefined || this.mending !== undefined) return;
    const work = mend.run();
    this.mending = id;
    this.failed.delete(id);
    this.onChange();
    try {
      await work;
    } catch (error) {
      this.failed.set(id, reasonOf(error));
    }
    this.mending = undefined;
    this.onChange();
    if (!this.failed.has(id)) await this.look(id);
  }

  /** What comes of it counts until somebody looks again. */
  async try(id: CheckId): Promise<void> {
    const trial = this.findings.get(id)?.trial;
    if (trial === undefined || this.mending !== undefined) return;
    const { turn } = this;
    const tell = (finding: Finding): void => {
      if (turn !== this.turn) return;
      this.findings.set(id, finding);
      this.onChange();
    };
    this.mending = id;
    this.onChange();
    const finding = await trial.run(tell);
    this.mending = undefined;
    if (turn === this.turn) this.findings.set(id, finding);
    this.onChange();
  }

  choose(agent: ChosenAgent | undefined): Promise<void> {
    this.chosen = agent;
    const isStillToCome = this.at !== undefined && checkIds.indexOf(this.at) < checkIds.indexOf('agent');
    return isStillToCome ? Promise.resolve() : this.look('agent');
  }
}
