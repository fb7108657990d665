import { attempt } from '../../browser/attempt';
import { nothingKnown, type LineView } from '../../core/line/lineView';
import { Troubles } from '../../core/troubles/troubles';
import type { LeaderView } from '../lineScript';

export type KnownLine = LineView & Pick<LeaderView, 'settings'>;

/** The line as this place knows it and tells it to who listens here, with what went wrong here and not with the leader. */
export function createToldLine() {
  const troubles = new Troubles();
  const listeners = new Set<(view: LineView) => void>();
  let line: KnownLine = { ...nothingKnown, settings: undefined };
  let toldWords = '';

  function view(): LineView {
    const { settings: _settings, ...known } = line;
    return { ...known, trouble: troubles.latest ?? known.trouble };
  }

  /** The leader's sign of life comes each second: only what changed is told. */
  function tell(): void {
    troubles.callsAre(line.calls);
    // However the line came to be connected: this place's own failed sign-in is no news any more.
    if (line.status === 'connected') troubles.worked('sign-in');
    const next = view();
    const words = JSON.stringify(next);
    if (words === toldWords) return;
    toldWords = words;
    listeners.forEach((listener) => attempt(() => listener(next)));
  }

  return {
    /** Whoever changes them tells it. */
    troubles,
    tell,
    line: () => line,
    take: (next: KnownLine): void => void (line = next),
    /** The agent puts away what went wrong here. @returns false where nothing did */
    dismiss: (): boolean => {
      if (troubles.latest === undefined) return false;
      troubles.dismiss();
      tell();
      return true;
    },
    subscribe: (listener: (view: LineView) => void): (() => void) => {
      listeners.add(listener);
      listener(view());
      return () => void listeners.delete(listener);
    },
    stop: (): void => listeners.clear(),
  };
}

export type ToldLine = ReturnType<typeof createToldLine>;

/** Takes part in no call: could be replaced without the agent noticing. */
export const isIdle = ({ calls }: Pick<LineView, 'calls'>): boolean =>
  calls.every(({ state }) => state === 'disconnected');
