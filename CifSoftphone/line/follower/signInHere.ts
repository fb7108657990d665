import type { LineSettings } from '../../core/settings/lineSettings';
import type { LinePorts } from './linePorts';
import type { PopUpResult, PreparedSignIn } from '../lineScript';

/** The sign-in of a place that follows: made ready as soon as the line is signed out, used by the click. */
export class SignInHere {
  private ready: PreparedSignIn | undefined;
  private making: { readonly settings: string; readonly promise: Promise<PreparedSignIn> } | undefined;

  constructor(
    private readonly ports: Pick<LinePorts, 'loadLineScript'>,
    private readonly lineScriptUrl: string,
  ) {}

  /** Loads what the click will need. Costs nothing when it is already there. */
  prepare(settings: LineSettings): void {
    this.make(settings).catch(() => undefined);
  }

  /** Opens the window; within the click when it was prepared. Never rejects. */
  async popUp(settings: LineSettings | undefined, onLateSuccess: () => void): Promise<PopUpResult> {
    const { ready } = this;
    if (ready !== undefined) return ready.signIn(onLateSuccess);
    if (settings === undefined) return { ok: false, trouble: { kind: 'SignInNeeded' } };
    try {
      const made = await this.make(settings);
      return await made.signIn(onLateSuccess);
    } catch {
      return { ok: false, trouble: { kind: 'LineScriptMissing' } };
    }
  }

  private make(settings: LineSettings): Promise<PreparedSignIn> {
    const key = JSON.stringify(settings);
    if (this.making?.settings === key) return this.making.promise;
    this.ready = undefined;
    const promise = this.ports
      .loadLineScript()
      .then((script) => script.prepareSignIn(settings, this.lineScriptUrl))
      .then((ready) => {
        if (this.making?.promise === promise) this.ready = ready;
        return ready;
      });
    this.making = { settings: key, promise };
    promise.catch(() => {
      if (this.making?.promise === promise) this.making = undefined;
    });
    return promise;
  }
}
