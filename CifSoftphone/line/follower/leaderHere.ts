import type { LinePorts } from './linePorts';
import type { LineCommand } from '../../core/line/linePort';
import type { Leader, LeaderOptions, LeaderView } from '../lineScript';
import { parseSettings } from '../../core/settings/parseSettings';
import type { GivenSettings } from '../../core/settings/softphoneSettings';
import { lineTimings } from '../lineTimings';

type Phase =
  | { readonly name: 'loading'; readonly waiting: (() => void)[] }
  | { readonly name: 'running'; readonly leader: Leader }
  | { readonly name: 'stopped' };

/** The leader in a place that holds the lock: loads `line.js`, starts it and is a living answer meanwhile. */
export class LeaderHere {
  private phase: Phase = { name: 'loading', waiting: [] };
  /** And the channel provider's. Until they are read anew, what the former leader went by: some may be taken away since. */
  private organisation: GivenSettings;
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly options: LeaderOptions,
    private readonly ports: Pick<LinePorts, 'loadLineScript'>,
    /** This place's own; a place without any is never configured. */
    private given: GivenSettings | undefined,
  ) {
    this.organisation = options.given;
    options.onView(this.beforeStart());
    void this.load();
  }

  /** Waits for the script if need be: a click during a take-over is not lost. */
  async send(command: LineCommand): Promise<void> {
    const { phase } = this;
    if (phase.name === 'loading') await new Promise<void>((resolve) => phase.waiting.push(resolve));
    if (this.phase.name === 'running') await this.phase.leader.send(command);
  }

  async signIn(): Promise<void> {
    if (this.phase.name === 'running') await this.phase.leader.signIn();
  }

  configure(given: GivenSettings): void {
    this.given = given;
    this.tell();
  }

  private tell(): void {
    if (this.phase.name === 'running') this.phase.leader.configure(this.all());
    else this.options.onView(this.beforeStart());
  }

  /** What the place leaves open, provider and organisation say. */
  private all(): GivenSettings {
    return { ...this.organisation, ...this.given };
  }

  tryNow(anew = false): void {
    if (this.phase.name === 'running') this.phase.leader.tryNow(anew);
  }

  async stop(): Promise<void> {
    const { phase } = this;
    this.phase = { name: 'stopped' };
    clearTimeout(this.retry);
    if (phase.name === 'loading') phase.waiting.forEach((go) => go());
    if (phase.name === 'running') await phase.leader.stop();
  }

  private async load(): Promise<void> {
    try {
      const script = await this.ports.loadLineScript();
      const { phase } = this;
      if (phase.name !== 'loading') return;
      this.phase = {
        name: 'running',
        leader: script.startOwner({
          ...this.options,
          onSettings: (text, panel) => {
            const { given, faults } = parseSettings(text, Infinity);
            this.organisation = { ...given, ...parseSettings(panel).given };
            this.tell();
            return faults;
          },
          given: this.all(),
        }),
      };
      phase.waiting.forEach((go) => go());
    } catch {
      if (this.phase.name !== 'loading') return;
      this.options.onView({ ...this.beforeStart(), trouble: { kind: 'LineScriptMissing' } });
      this.retry = setTimeout(() => void this.load(), lineTimings.settingsRetryMs);
    }
  }

  private beforeStart(): LeaderView {
    const calls = this.options.inherited?.calls ?? [];
    const dialFormats = this.options.inherited?.dialFormats ?? [];
    const given = this.all();
    const nothing = { trouble: undefined, agentName: undefined, settings: undefined };
    return { status: 'connecting', calls, given, dialFormats, ...nothing };
  }
}
