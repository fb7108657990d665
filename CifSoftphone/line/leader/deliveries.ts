import { insists } from '../../../protocol/callCommand';
import { toCommandMessage } from '../../../protocol/messages/commandMessage';
import type { SoftphoneAnswer, SoftphoneMessage } from '../../../protocol/messages/softphoneMessage';
import type { CallsEffect } from '../../core/calls/callsEffect';
import type { DirectoryAnswer } from '../../core/calls/call';
import { findCall } from '../../core/calls/callsState';
import { lineTimings } from '../lineTimings';
import type { CallsMachine } from './callsMachine';
import { waitMsOf, type MessageSender } from './messageSender';
import type { LeaderPorts } from './leaderPorts';

export type DeliveredEffect = Extract<CallsEffect, { type: 'acknowledge' | 'command' | 'dial' }>;

/** Hands the adaptor what the call machine wants told, for as long as it is wanted, and gives back its answers. */
export class Deliveries {
  /** What was looked for last, by call. */
  private readonly searched = new Map<string, string>();

  constructor(
    private readonly calls: CallsMachine,
    private readonly ports: Pick<LeaderPorts, 'newId' | 'nowMs'>,
    private readonly sender: MessageSender,
  ) {}

  /** Resolves when it is answered, and all that follows from the answer is stored. */
  async deliver(effect: DeliveredEffect): Promise<void> {
    const { newId, nowMs } = this.ports;
    const { key } = effect;
    switch (effect.type) {
      case 'acknowledge': {
        const { callId, source, outcome } = effect;
        const message = { type: 'ring.acknowledged', id: newId(), callId, source, outcome } as const;
        const isAnswer = outcome === 'accepted' || outcome === 'rejected';
        const answer = await (isAnswer ? this.answerRing(key, message) : this.sender.deliver(message));
        return this.calls.dispatch({ type: 'acknowledgement-answered', key, outcome, answer, nowMs: nowMs() });
      }
      case 'command': {
        const { callId, source, command } = effect;
        const message = toCommandMessage(command, { id: newId(), callId, source });
        const isWanted = (): boolean => (this.phaseOf(key) ?? 'ended') !== 'ended';
        const untilMs = nowMs() + waitMsOf(command.command);
        const answer = await this.deliverUntil(untilMs, message, isWanted, insists(command.command));
        return this.calls.dispatch({ type: 'command-answered', key, command: command.command, answer });
      }
      case 'dial': {
        const answer = await this.deliverUntil(nowMs() + lineTimings.dialWaitMs, effect.message);
        return this.calls.dispatch({ type: 'dial-answered', key, answer });
      }
    }
  }

  /** Asks telephony whom the call can be given to. Of two answers the one to the later text counts. */
  async searchDirectory(
    { key, text }: { readonly key: string; readonly text: string },
    dialSource: string | undefined,
    found: (directory: DirectoryAnswer) => void,
  ): Promise<void> {
    const call = findCall(this.calls.state, key)?.snapshot;
    const source = call?.source ?? dialSource;
    if (source === undefined) return;
    const about = call === undefined ? { format: key } : { callId: call.callId };
    this.searched.set(key, text);
    const isWanted = (): boolean => this.searched.get(key) === text;
    const message = { type: 'directory.asked', id: this.ports.newId(), source, text, ...about } as const;
    const { entries } = await this.sender.deliver(message, isWanted);
    if (!isWanted()) return;
    if (call !== undefined) return this.calls.dispatch({ type: 'directory', key, directory: { text, entries } });
    // The same text may be looked for by two formats.
    found({ text: `${key} ${text}`, entries });
  }

  private phaseOf(key: string): 'ringing' | 'live' | 'ended' | undefined {
    return findCall(this.calls.state, key)?.phase;
  }

  /** An accept or a reject is sent under its one id until it is stored, or the ring is over. */
  private async answerRing(key: string, message: SoftphoneMessage): Promise<SoftphoneAnswer> {
    const { nowMs } = this.ports;
    const ring = findCall(this.calls.state, key);
    const endsAtMs = (ring?.phase === 'ringing' ? ring.ringEndsAtMs : undefined) ?? nowMs() + lineTimings.answerWaitMs;
    const isWanted = (): boolean => this.phaseOf(key) === 'ringing';
    const untilMs = endsAtMs + lineTimings.ringGraceMs;
    const answer = await this.deliverUntil(untilMs, message, isWanted, true);
    const isOver = !isWanted() || nowMs() >= untilMs;
    return answer.reason === 'unavailable' && isOver ? { ok: false, reason: 'taken-back' } : answer;
  }

  /** What waits for a connection longer than that is not sent any more: by then the agent has done something else. */
  private async deliverUntil(
    untilMs: number,
    message: SoftphoneMessage,
    isWanted: () => boolean = () => true,
    patient = false,
  ): Promise<SoftphoneAnswer> {
    const over = setTimeout(() => this.sender.lookAgain(), Math.max(untilMs - this.ports.nowMs(), 0));
    try {
      return await this.sender.deliver(message, () => isWanted() && this.ports.nowMs() < untilMs, patient);
    } finally {
      clearTimeout(over);
    }
  }
}
