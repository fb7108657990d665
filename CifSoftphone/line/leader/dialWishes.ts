import type { Dialling } from '../../../protocol/messages/dialling';
import { dialFormatOf, type DialWish } from '../../core/calls/dialWish';
import { callings, type Calling, type LineCommand } from '../../core/line/linePort';
import type { DialChoice } from '../../core/numbers/dialChoice';
import type { DialTarget } from '../../core/numbers/dialTarget';
import type { Trouble } from '../../core/troubles/trouble';
import type { CallsMachine } from './callsMachine';
import type { LeaderPorts } from './leaderPorts';

export interface DialWishesParts {
  /** Resolves with what can be dialled, when the adaptor has told it; `undefined` without a connection. */
  readonly dialling: () => Promise<readonly Dialling[] | undefined>;
  readonly changed: () => void;
  readonly tell: (trouble: Trouble) => void;
}

/** Whom the agent wants to call, to give a call or a ring to, or to ask about it: read by the rules of dialling before it goes out. */
export class DialWishes {
  /** A wish that waits for the agent's word; a newer one takes its place. */
  choice: DialChoice | undefined;

  constructor(
    private readonly calls: CallsMachine,
    private readonly ports: Pick<LeaderPorts, 'nowMs' | 'dialTarget' | 'writeNumber'>,
    private readonly parts: DialWishesParts,
  ) {}

  /** The agent has answered the question about this wish. */
  chosen(id: string): void {
    if (this.choice?.id === id) this.choice = undefined;
    this.parts.changed();
  }

  async dial(callId: string, { text, format, name, record, sure }: DialWish): Promise<void> {
    const told = await this.parts.dialling();
    if (told === undefined) return this.parts.tell({ kind: 'NotDialled' });
    const source = told.find(({ formats }) => formats.includes(format))?.source;
    if (source === undefined) return this.parts.tell({ kind: 'DialNotOffered' });
    const ready = await this.ports.dialTarget(text, format, sure === true);
    if (!ready.ok) return this.notReady(callId, text, ready);
    const nowMs = this.ports.nowMs();
    const about = { ...(name === undefined ? {} : { name }), ...(record === undefined ? {} : { record }) };
    // One id for call and message: a repeat by another leader of the line is the same to the adaptor.
    const message = {
      type: 'command.dial',
      id: callId,
      callId,
      source,
      target: ready.target,
      format,
      ...about,
      ...(ready.confirmed === true ? { confirmed: true as const } : {}),
    } as const;
    await this.calls.dispatch({ type: 'dial', message, nowMs });
  }

  /** A name of a queue or a desk goes out as it is; what could be a number is read as one. */
  async transfer({ type, id, key, target, sure }: Extract<LineCommand, { type: Calling }>): Promise<void> {
    const ready = /\p{Nd}/u.test(target)
      ? await this.ports.dialTarget(target, dialFormatOf(target), sure)
      : ({ ok: true, target } as const);
    if (!ready.ok) return this.notReady(id, target, ready);
    const { ok: _, ...to } = ready;
    return this.calls.dispatch({ type: 'command', key, command: { command: callings[type], ...to } });
  }

  /** What is not certain is asked of the agent, in the place where it was wanted; the rest is refused in words. */
  private notReady(id: string, text: string, why: Exclude<DialTarget, { ok: true }>): void {
    if (!('choices' in why)) return this.parts.tell({ kind: why.kind });
    const choices = why.choices.map((target) => ({ target, display: this.ports.writeNumber(target).display }));
    this.choice = { id, text, isEmergency: why.kind === 'EmergencyNumber', choices };
    this.parts.changed();
  }
}
