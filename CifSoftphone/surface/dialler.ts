import { isInCall } from '../core/calls/callPhase';
import type { DialWish } from '../core/calls/dialWish';
import type { Calling } from '../core/line/linePort';
import type { DialRecordReader } from '../core/customer/dialRecord';
import type { Ground } from './ground';
import { createSentWishes, type PlaceDialChoice } from './sentWishes';

/** What the agent is asked before a call is made; the calls that go on stand in the view. */
export interface DialQuestion {
  readonly wish: DialWish;
  /** The record says that its person does not want phone calls. */
  readonly doNotPhone: boolean;
}

export interface DialShown {
  /** What the agent must be asked before a number is dialled; absent where there is nothing to ask. */
  readonly dialQuestion: DialQuestion | undefined;
  /** Which number is meant; only in the place in which it was wanted. */
  readonly dialChoice: PlaceDialChoice | undefined;
}

export interface DialActions {
  /** Call somebody: the number is dialled once, or the agent is asked first (`dialQuestion`). */
  dial(wish: DialWish): void;
  answerDialQuestion(yes: boolean): void;
  /** The number that the agent means (`dialChoice`); none calls nobody. */
  chooseNumber(target: string | undefined): void;
}

export interface DiallerOptions {
  readonly readDialRecord: DialRecordReader;
  readonly newId: () => string;
}

/** Every way of dialling in one place leads here: it looks at the record, asks where it must, and dials once. */
export function createDialler(ground: Pick<Ground, 'line' | 'lineView' | 'changed'>, options: DiallerOptions) {
  const { lineView, changed } = ground;
  const sent = createSentWishes(ground, options.newId);
  let question: DialQuestion | undefined;
  /** The wish that is looked at or sent: a second click changes nothing. */
  let current: DialWish | undefined;

  async function send(wish: DialWish): Promise<void> {
    current = wish;
    await sent.dial(wish);
    if (current === wish) current = undefined;
  }

  function ask(next: DialQuestion | undefined): void {
    question = next;
    changed();
  }

  async function dial(wish: DialWish): Promise<void> {
    if (current?.text === wish.text) return;
    current = wish;
    const known = wish.record && (await options.readDialRecord(wish.record));
    if (current !== wish) return;
    const whole: DialWish = known?.name === undefined ? wish : { ...wish, name: known.name };
    const doNotPhone = known?.doNotPhone === true;
    if (!doNotPhone && !lineView().calls.some(isInCall)) return send(whole);
    current = undefined;
    ask({ wish: whole, doNotPhone });
  }

  const actions: DialActions = {
    dial: (wish) => void dial(wish),
    answerDialQuestion: (yes) => {
      const wish = question?.wish;
      if (wish === undefined) return;
      ask(undefined);
      if (yes) void send(wish);
    },
    chooseNumber: (target) => {
      const wish = sent.choose(target);
      if (wish !== undefined) void send(wish);
    },
  };
  return {
    actions,
    /** Every way of giving a call away from this place, of asking somebody about it, or of sending a ring on. */
    transfer: (type: Calling, key: string, target: string): void => sent.transfer({ key, type }, target),
    dialled: sent.dialled,
    /** A question about a number waits for the agent. */
    asks: (): boolean => (question ?? sent.choice()) !== undefined,
    view: (): DialShown => ({ dialQuestion: question, dialChoice: sent.choice() }),
  };
}
