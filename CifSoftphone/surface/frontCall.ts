import { goesOn } from '../core/calls/callPhase';
import type { LineView } from '../core/line/lineView';
import type { Ground } from './ground';

export interface FrontShown {
  /** Of several live calls the one that is shown in full; the others are one line each. */
  readonly frontKey: string | undefined;
}

export interface FrontActions {
  /** Of several live calls this one is shown in full. */
  show(key: string): void;
}

/** Which of several live calls the agent sees in full: the one turned to last, by a call's own change or by hand. */
export function createFrontCall({ lineView, changed }: Pick<Ground, 'lineView' | 'changed'>) {
  let chosen: string | undefined;
  let before: ReadonlySet<string> = new Set();

  /** The agent went to this call: its session came to the front, or its line in the list was pressed. */
  function show(key: string): void {
    chosen = key;
    changed();
  }

  const actions: FrontActions = { show };
  return {
    actions,
    /**
     * A call that becomes connected, new or retrieved, is the one the agent hears from now on. One that the agent has
     * begun is looked at from its beginning: when it is answered nothing moves under a hand that waits for that.
     */
    update: ({ calls }: LineView): void => {
      const turned = calls.filter(({ state }) => state === 'connected' || state === 'initiated');
      const named = turned.map(({ key, state }) => [`${state} ${key}`, key] as const);
      chosen = named.filter(([name]) => !before.has(name)).pop()?.[1] ?? chosen;
      before = new Set(named.map(([name]) => name));
    },
    view: (): FrontShown => {
      const live = lineView().calls.filter(goesOn);
      const front =
        live.find((call) => call.key === chosen) ??
        live.filter((call) => call.state === 'connected').pop() ??
        live.pop();
      return { frontKey: front?.key };
    },
  };
}
