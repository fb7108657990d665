import type { CallView } from '../../core/calls/callView';
import type { PagePort } from '../../browser/browserPorts';
import type { KnownPlace } from '../../core/line/knownPlace';

const lasting: readonly CallView['state'][] = ['initiated', 'connected', 'held'];

/**
 * Has the browser ask before the last tab goes in which the agent can hold, transfer or end a call. The call itself
 * goes on without it. While another tab has its buttons nothing is lost, and nothing is asked.
 */
export class LeaveGuard {
  private undo: (() => void) | undefined;

  constructor(private readonly page: PagePort) {}

  /** @param others the places that would stay, those of this tab among them; `undefined` where another place has the line */
  update(calls: readonly CallView[], others: readonly KnownPlace[] | undefined): void {
    const isLast = others?.every(({ windowId }) => windowId === this.page.windowId) === true;
    const needed = isLast && calls.some(({ state }) => lasting.includes(state));
    if (needed) {
      this.undo ??= this.page.askBeforeLeaving();
    } else {
      this.undo?.();
      this.undo = undefined;
    }
  }
}
