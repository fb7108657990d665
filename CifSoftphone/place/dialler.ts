import type { DialWish } from '../calls/dialWish';
import type { DialRecordReader } from '../dataverse/readDialRecord';
import type { LineCommand } from '../line/linePort';
import { isInCall } from './callPhase';
import type { LineView } from '../line/lineView';

/** What the agent is asked before a call is made; the calls that go on stand in the view. */
export interface DialQuestion {
  readonly wish: DialWish;
  /** The record says that its person does not want phone calls. */
  readonly doNotPhone: boolean;
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

  constructor(private readonly options: DiallerOptions) {}

  update(view: LineView): void {
    this.view = view;
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
    await this.options.send({ type: 'dial', callId, wish });
    if (this.current === wish) this.current = undefined;
  }

  private ask(question: DialQuestion | undefined): void {
    this.question = question;
    this.options.changed();
  }
}
