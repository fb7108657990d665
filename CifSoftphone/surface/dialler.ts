import type { DialWish } from '../core/calls/dialWish';
import type { DialRecordReader } from '../core/customer/dialRecord';
import type { DialChoice } from '../core/numbers/dialChoice';
import type { LineCommand } from '../core/line/linePort';
import { isInCall } from '../core/calls/callPhase';
import type { LineView } from '../core/line/lineView';

/** What the agent is asked before a call is made; the calls that go on stand in the view. */
export interface DialQuestion {
  readonly wish: DialWish;
  /** The record says that its person does not want phone calls. */
  readonly doNotPhone: boolean;
}

/** A call that is to be given away. */
interface Transfer {
  readonly key: string;
}

/** The line's question about a wish of this place. */
export interface PlaceDialChoice extends DialChoice {
  /** A call is to be given away; else one is to begin. */
  readonly isTransfer: boolean;
}

export interface DiallerOptions {
  readonly readRecord: DialRecordReader;
  readonly newId: () => string;
  readonly send: (command: LineCommand) => Promise<void>;
  readonly changed: () => void;
}

/** Every way of dialling in one place leads here: it looks at the record, asks where it must, and dials once. */
export class Dialler {
  question: DialQuestion | undefined;
  private view: LineView | undefined;
  /** The wish that is looked at or sent: a second click changes nothing. */
  private current: DialWish | undefined;
  private readonly dialledHere = new Set<string>();
  /** What was sent from here, by the id under which the line may ask about it. */
  private readonly sent = new Map<string, DialWish | Transfer>();

  constructor(private readonly options: DiallerOptions) {}

  update(view: LineView): void {
    this.view = view;
  }

  /** What the line wants to know of a wish that was sent from here. */
  choice(): PlaceDialChoice | undefined {
    const choice = this.view?.dialChoice;
    const wish = choice && this.sent.get(choice.id);
    return wish && { ...choice, isTransfer: 'key' in wish };
  }

  /** The agent's answer to it; nothing calls nobody. */
  choose(target: string | undefined): void {
    const choice = this.view?.dialChoice;
    const wish = choice && this.sent.get(choice.id);
    if (choice === undefined || wish === undefined) return;
    this.sent.delete(choice.id);
    void this.options.send({ type: 'dial-chosen', id: choice.id });
    if (target === undefined) return;
    if ('key' in wish) this.transfer(wish.key, target, true);
    else void this.send({ ...wish, text: target, sure: true });
  }

  /** Every way of giving a call away from this place. */
  transfer(key: string, target: string, sure = false): void {
    const id = this.options.newId();
    this.sent.set(id, { key });
    void this.options.send({ type: 'transfer', id, key, target, sure });
  }

  /** True for a call that was dialled in this place. */
  dialled(callId: string): boolean {
    return this.dialledHere.has(callId);
  }

  async dial(wish: DialWish): Promise<void> {
    if (this.current?.text === wish.text) return;
    this.current = wish;
    const { record } = wish;
    const known = record === undefined ? undefined : await this.options.readRecord(record);
    if (this.current !== wish) return;
    const name = known?.name ?? wish.name;
    const whole: DialWish = { ...wish, ...(name === undefined ? {} : { name }) };
    const doNotPhone = known?.doNotPhone === true;
    if (!doNotPhone && this.view?.calls.some(isInCall) !== true) return this.send(whole);
    this.current = undefined;
    this.ask({ wish: whole, doNotPhone });
  }

  /** The agent's answer to the question. */
  answer(yes: boolean): void {
    const { question } = this;
    if (question === undefined) return;
    this.ask(undefined);
    if (yes) void this.send(question.wish);
  }

  private async send(wish: DialWish): Promise<void> {
    this.current = wish;
    const callId = this.options.newId();
    this.dialledHere.add(callId);
    this.sent.set(callId, wish);
    await this.options.send({ type: 'dial', callId, wish });
    if (this.current === wish) this.current = undefined;
  }

  private ask(question: DialQuestion | undefined): void {
    this.question = question;
    this.options.changed();
  }
}
