import type { CifFramework } from './cifFramework';
import { settled } from './settled';

/** The numbers of `setMode`; the templates use others. */
const modes = { minimised: 0, docked: 1, hidden: 2 } as const;

/** Whoever is in front of the agent after these no longer sees the panel that we opened. */
const agentsOwnChanges = ['onmodechanged', 'onSessionSwitched'] as const;

/**
 * The panel around our page: brought to the front for a ring, and put back as the agent had it when nothing is left to
 * show. What the agent does by hand always stays.
 */
export class CifPanel {
  /** The mode in which the agent had the panel before it was docked here. */
  private before: number | undefined;
  /** One change after the other: the mode is asked before it is set. */
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly cif: CifFramework) {
    agentsOwnChanges.forEach((event) => cif.addHandler(event, this.agentChanged));
  }

  show(): Promise<void> {
    return this.next(async () => {
      const mode = await this.mode();
      if (mode === modes.docked) return;
      // Among several providers a panel is hidden at home and in the others' sessions, and not ours to open there.
      if (mode === modes.hidden && !(await this.inOwnSession())) return;
      await settled(() => this.cif.setMode(modes.docked));
      this.before ??= mode;
    });
  }

  rest(): Promise<void> {
    return this.next(async () => {
      const { before } = this;
      this.before = undefined;
      if (before !== undefined) await settled(() => this.cif.setMode(before));
    });
  }

  /** True where the agent cannot see our panel at all: other providers share the place and hide it at home. */
  async isOutOfSight(): Promise<boolean> {
    return (await this.mode()) === modes.hidden && !(await this.inOwnSession());
  }

  stop(): void {
    agentsOwnChanges.forEach((event) => this.cif.removeHandler(event, this.agentChanged));
  }

  private next(change: () => Promise<void>): Promise<void> {
    // Refused while another provider's session is in front: the notification is before the agent then.
    this.last = this.last.then(change).catch(() => undefined);
    return this.last;
  }

  private async mode(): Promise<number | undefined> {
    const mode = Number(await settled(() => this.cif.getMode()).catch(() => undefined));
    return Number.isInteger(mode) ? mode : undefined;
  }

  private async inOwnSession(): Promise<boolean> {
    return typeof (await settled(() => this.cif.getFocusedSession()).catch(() => undefined)) === 'string';
  }

  private readonly agentChanged = (): Promise<void> => {
    this.before = undefined;
    return Promise.resolve();
  };
}
