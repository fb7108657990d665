import type { LineView } from '../core/line/lineView';
import type { Trouble } from '../core/troubles/trouble';
import { Troubles, type About, type Matter } from '../core/troubles/troubles';
import type { Ground } from './ground';

export interface TroubleActions {
  dismissTrouble(): void;
}

/** What went wrong here and not with the line; the line's own comes first. */
export function createPlaceTroubles({ line, lineView, changed }: Ground) {
  const troubles = new Troubles();

  /** @param key the call that it is about */
  function tell(trouble: Trouble, key?: string): void {
    troubles.tell(trouble, key);
    changed();
  }

  function worked(matter: Matter, about?: About): void {
    if (troubles.worked(matter, about)) changed();
  }

  const actions: TroubleActions = {
    dismissTrouble: () => {
      if (lineView().trouble !== undefined) return void line.send({ type: 'dismiss-trouble' });
      troubles.dismiss();
      changed();
    },
  };
  return {
    tell,
    worked,
    /** `matter` is as it should be, or this is wrong with it. */
    settle: (matter: Matter, trouble: Trouble | undefined): void =>
      trouble === undefined ? worked(matter) : tell(trouble),
    /** A page of Dynamics is being opened, where the host can: the agent is told when none comes. */
    opening: (opened: Promise<unknown> | undefined, key?: string): void =>
      void opened?.then(
        () => worked('RecordNotOpened'),
        () => tell({ kind: 'RecordNotOpened' }, key),
      ),
    update: ({ calls }: LineView): void => void troubles.callsAre(calls),
    view: () => ({ trouble: lineView().trouble ?? troubles.latest }),
    actions,
  };
}

export type PlaceTroubles = ReturnType<typeof createPlaceTroubles>;
