import type { DialWish } from '../core/calls/dialWish';
import type { Calling } from '../core/line/linePort';
import type { DialChoice } from '../core/numbers/dialChoice';
import type { Ground } from './ground';

/** A call for which somebody else is to be called. */
interface Transfer {
  readonly key: string;
  readonly type: Calling;
}

/** The line's question about a wish of this place. */
export interface PlaceDialChoice extends DialChoice {
  /** A call or a ring is to be given away; else somebody is to be called. */
  readonly isTransfer: boolean;
}

/** Wishes to call, to ask or to give a call away as they are with the line, which may ask which number is meant. */
export function createSentWishes({ line, lineView }: Pick<Ground, 'line' | 'lineView'>, newId: () => string) {
  const dialledHere = new Set<string>();
  /** By the id under which the line may ask about it. */
  const sent = new Map<string, DialWish | Transfer>();

  function transfer({ key, type }: Transfer, target: string, sure = false): void {
    const id = newId();
    sent.set(id, { key, type });
    void line.send({ type, id, key, target, sure });
  }

  /** Resolves when the line has done with it. */
  function dial(wish: DialWish): Promise<void> {
    const callId = newId();
    dialledHere.add(callId);
    sent.set(callId, wish);
    return line.send({ type: 'dial', callId, wish });
  }

  return {
    dial,
    transfer,
    /** True for a call that was dialled in this place. */
    dialled: (callId: string): boolean => dialledHere.has(callId),
    /** What the line wants to know of a wish that was sent from here. */
    choice: (): PlaceDialChoice | undefined => {
      const { dialChoice } = lineView();
      const wish = dialChoice && sent.get(dialChoice.id);
      return dialChoice && wish && { ...dialChoice, isTransfer: 'type' in wish && wish.type !== 'consult' };
    },
    /** The agent's answer to it. @returns the wish to call that is to be sent now; none calls nobody */
    choose: (target: string | undefined): DialWish | undefined => {
      const id = lineView().dialChoice?.id ?? '';
      const wish = sent.get(id);
      if (wish === undefined) return undefined;
      sent.delete(id);
      void line.send({ type: 'dial-chosen', id });
      if (target === undefined) return undefined;
      if (!('key' in wish)) return { ...wish, text: target, sure: true };
      transfer(wish, target, true);
      return undefined;
    },
  };
}
