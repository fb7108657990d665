import type { CifFramework } from './cifFramework';
import { settled } from './settled';

/** The numbers of `setMode`; the templates use others. */
const modes = { minimised: 0, docked: 1, hidden: 2 } as const;

/** Each session has a mode of its own; where no session of ours is in front, it is the app's one page or home. */
const home = 'home';

/**
 * The panel around our page: brought to the front for a ring, and put back as the agent had it when nothing is left to
 * show. What the agent does by hand always stays.
 */
export class CifPanel {
  /** The mode in which the agent had the panel before it was docked here, by session. */
  private readonly before = new Map<string, number>();
  private resting = false;
  /** One change after the other: the mode is asked before it is set. */
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly cif: CifFramework) {
    cif.addHandler('onmodechanged', this.agentChanged);
    cif.addHandler('onSessionSwitched', this.agentWent);
    cif.addHandler('onSessionClosed', this.sessionClosed);
  }

  show(): Promise<void> {
    this.resting = false;
    return this.next(async () => {
      const mode = await this.mode();
      if (mode === modes.docked) return;
      const session = await this.session();
      await settled(() => this.cif.setMode(modes.docked));
      // At home the host hides it, never the agent: it must not get lost there again.
      const isHosts = mode === modes.hidden && session === home;
      if (mode !== undefined && !isHosts && !this.before.has(session)) this.before.set(session, mode);
    });
  }

  /** Also when the agent comes back to a session in which the panel was docked. */
  rest(): Promise<void> {
    this.resting = true;
    return this.putBack();
  }

  /**
   * Where it is hidden at home, shows it: documented for the only provider, when it has started and after a session was
   * closed. False where the host does not let us: other providers share the place then, and the agent cannot see our
   * panel at all.
   */
  async showAtHome(): Promise<boolean> {
    await this.next(async () => {
      if (await this.isHiddenAtHome()) await settled(() => this.cif.setMode(modes.docked));
    });
    return !(await this.isHiddenAtHome());
  }

  stop(): void {
    this.cif.removeHandler('onmodechanged', this.agentChanged);
    this.cif.removeHandler('onSessionSwitched', this.agentWent);
    this.cif.removeHandler('onSessionClosed', this.sessionClosed);
  }

  private putBack(): Promise<void> {
    return this.next(async () => {
      if (!this.resting || this.before.size === 0) return;
      const session = await this.session();
      const before = this.before.get(session);
      if (before === undefined) return;
      this.before.delete(session);
      await settled(() => this.cif.setMode(before));
    });
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

  private async isHiddenAtHome(): Promise<boolean> {
    return (await this.mode()) === modes.hidden && (await this.session()) === home;
  }

  private async session(): Promise<string> {
    const id = await settled(() => this.cif.getFocusedSession()).catch(() => undefined);
    return typeof id === 'string' ? id : home;
  }

  private readonly agentChanged = (): Promise<void> =>
    this.next(async () => void this.before.delete(await this.session()));

  private readonly sessionClosed = async (): Promise<void> => {
    await this.showAtHome();
  };

  private readonly agentWent = (): Promise<void> => this.putBack();
}
