import type { LinePorts } from './linePorts';
import type { LineCommand } from '../../core/line/linePort';
import type { Owner, OwnerOptions, OwnerView } from '../owner';
import type { GivenSettings } from '../../core/settings/softphoneSettings';
import { lineTimings } from '../lineTimings';

type Phase =
  | { readonly name: 'loading'; readonly waiting: (() => void)[] }
  | { readonly name: 'running'; readonly owner: Owner }
  | { readonly name: 'stopped' };

/** The owner in a place that holds the lock: loads `line.js`, starts it and is a living answer meanwhile. */
export class OwnedLine {
  private phase: Phase = { name: 'loading', waiting: [] };
  /** Newer than that of the options. */
  private given: GivenSettings | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly options: OwnerOptions,
    private readonly ports: Pick<LinePorts, 'loadLineScript'>,
  ) {
    options.onView(this.beforeStart());
    void this.load();
  }

  /** Waits for the script if need be: a click during a take-over is not lost. */
  async send(command: LineCommand): Promise<void> {
    const { phase } = this;
    if (phase.name === 'loading') await new Promise<void>((resolve) => phase.waiting.push(resolve));
    if (this.phase.name === 'running') await this.phase.owner.send(command);
  }

  async signIn(): Promise<void> {
    if (this.phase.name === 'running') await this.phase.owner.signIn();
  }

  configure(given: GivenSettings): void {
    this.given = given;
    if (this.phase.name === 'running') this.phase.owner.configure(given);
    else this.options.onView(this.beforeStart());
  }

  tryNow(anew = false): void {
    if (this.phase.name === 'running') this.phase.owner.tryNow(anew);
  }

  async stop(): Promise<void> {
    const { phase } = this;
    this.phase = { name: 'stopped' };
    clearTimeout(this.retry);
    if (phase.name === 'loading') phase.waiting.forEach((go) => go());
    if (phase.name === 'running') await phase.owner.stop();
  }

  private async load(): Promise<void> {
    try {
      const script = await this.ports.loadLineScript();
      const { phase } = this;
      if (phase.name !== 'loading') return;
      this.phase = {
        name: 'running',
        owner: script.startOwner({ ...this.options, given: this.given ?? this.options.given }),
      };
      phase.waiting.forEach((go) => go());
    } catch {
      if (this.phase.name !== 'loading') return;
      this.options.onView({ ...this.beforeStart(), trouble: { kind: 'LineScriptMissing' } });
      this.retry = setTimeout(() => void this.load(), lineTimings.settingsRetryMs);
    }
  }

  private beforeStart(): OwnerView {
    const calls = this.options.inherited?.calls ?? [];
    const dialFormats = this.options.inherited?.dialFormats ?? [];
    const given = this.given ?? this.options.given;
    const nothing = { trouble: undefined, agentName: undefined, settings: undefined };
    return { status: 'connecting', calls, given, dialFormats, ...nothing };
  }
}
