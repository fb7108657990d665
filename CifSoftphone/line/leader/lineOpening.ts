import { browserTimings } from '../../browser/browserTimings';
import { retryDelayMs } from '../../browser/retryDelayMs';
import type { Agent, SignIn, SignInResult } from '../../connection/signIn';
import type { LineSettings } from '../../core/settings/lineSettings';
import { parseLineSettings } from '../../core/settings/parseLineSettings';
import type { Trouble } from '../../core/troubles/trouble';
import { lineTimings } from '../lineTimings';
import type { LinePhase } from './linePhase';
import type { LeaderPorts } from './leaderPorts';

export interface LineOpeningListener {
  /** A step further, or a wait for an admin. */
  phaseIs(phase: LinePhase & { readonly name: 'not-configured' | 'signing-in' }): void;
  /** It goes on trying; the agent must know why it takes so long. */
  failed(trouble: Trouble): void;
  /** Only the agent can sign in. */
  signedOut(settings: LineSettings, signIn: SignIn, trouble: Trouble | undefined): void;
  signedIn(settings: LineSettings, signIn: SignIn, agent: Agent): void;
}

interface OpenedSignIn {
  /** `undefined` where the browser has no means for it; the result is then a failure. */
  readonly signIn: SignIn | undefined;
  readonly result: SignInResult;
}

/** From the environment variables to an agent who is signed in without a window; it tries until it is one or the other. */
export class LineOpening {
  private retry: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;

  constructor(
    private readonly ports: Pick<LeaderPorts, 'readVariables' | 'openSignIn' | 'nowMs' | 'random'>,
    private readonly listener: LineOpeningListener,
  ) {}

  start(): void {
    void this.readVariables(1);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.retry);
  }

  private async readVariables(tries: number): Promise<void> {
    const read = await this.ports.readVariables();
    if (this.stopped) return;
    const result = read.ok ? parseLineSettings(read.variables) : read;
    if (result.ok) return this.signInSilently(result.settings, 1, this.ports.nowMs());
    // Unreadable may be a hiccup of the network; a missing answer waits for an admin.
    const unreadable = !read.ok;
    if (!unreadable) this.listener.phaseIs({ name: 'not-configured' });
    const delayMs = unreadable
      ? retryDelayMs(tries, tries * browserTimings.retryQuickMaxMs, this.ports.random())
      : lineTimings.settingsRetryMs;
    this.retry = setTimeout(() => void this.readVariables(tries + 1), delayMs);
    if (!unreadable || tries > 1) this.listener.failed(result.trouble);
  }

  private async signInSilently(settings: LineSettings, tries: number, sinceMs: number): Promise<void> {
    this.listener.phaseIs({ name: 'signing-in', settings });
    const { signIn, result } = await this.openSignIn(settings);
    if (this.stopped) return;
    if (signIn !== undefined) {
      if (result.ok) return this.listener.signedIn(settings, signIn, result.agent);
      // Never signed in is a state, not a failure: the button says enough.
      const trouble = result.trouble.kind === 'SignInNeeded' ? undefined : result.trouble;
      if (!result.again) return this.listener.signedOut(settings, signIn, trouble);
    }
    if (result.ok) return;
    const elapsedMs = this.ports.nowMs() - sinceMs;
    const delayMs = retryDelayMs(tries, elapsedMs, this.ports.random());
    this.retry = setTimeout(() => void this.signInSilently(settings, tries + 1, sinceMs), delayMs);
    if (elapsedMs >= browserTimings.troubleAfterMs) this.listener.failed(result.trouble);
  }

  private async openSignIn(settings: LineSettings): Promise<OpenedSignIn> {
    try {
      const signIn = await this.ports.openSignIn(settings);
      return { signIn, result: await signIn.silent() };
    } catch {
      // No web cryptography, or storage is switched off: nothing a click could mend.
      const trouble = { kind: 'SignInRefused', detail: 'browser' } as const;
      return { signIn: undefined, result: { ok: false, again: true, trouble } };
    }
  }
}
