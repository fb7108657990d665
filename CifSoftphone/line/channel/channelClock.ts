import type { CallView } from '../../core/calls/callView';
import type { ChannelMessage } from './channelMessage';
import { lineTimings } from '../lineTimings';

/** Puts what other pages say onto this page's steady clock: theirs begins elsewhere if the PC's clock was set since. */
export class ChannelClock {
  /** By sender: how much less its clock shows. The smallest ever seen, because a message can only be late. */
  private readonly behindMs = new Map<string, number>();

  /** @param sentAtMs the sender's clock when it spoke; `undefined` from an earlier version, whose clock is the PC's */
  ours(message: ChannelMessage, sentAtMs: number | undefined, nowMs: number): ChannelMessage {
    if (sentAtMs === undefined || (message.type !== 'owner' && message.type !== 'place')) return message;
    const sender = message.type === 'owner' ? message.placeId : message.place.id;
    const behindMs = Math.min(this.behindMs.get(sender) ?? Infinity, nowMs - sentAtMs);
    this.behindMs.set(sender, behindMs);
    return Math.abs(behindMs) < lineTimings.sameClockMs ? message : later(message, behindMs);
  }
}

function later(message: Extract<ChannelMessage, { type: 'owner' | 'place' }>, byMs: number): ChannelMessage {
  if (message.type === 'owner') {
    const { calls, agent, queues = [] } = message.view;
    const told = agent?.sinceMs === undefined ? agent : { ...agent, sinceMs: agent.sinceMs + byMs };
    const view = {
      ...message.view,
      calls: calls.map((call) => callLater(call, byMs)),
      agent: told,
      queues: queues.map((one) => ({ ...one, toldAtMs: one.toldAtMs + byMs })),
    };
    return { ...message, view };
  }
  return { ...message, place: { ...message.place, lastFocusedAtMs: message.place.lastFocusedAtMs + byMs } };
}

function callLater(call: CallView, byMs: number): CallView {
  const moved = (atMs: number | undefined): number | undefined => (atMs === undefined ? undefined : atMs + byMs);
  const { draft } = call;
  const wrapUp = draft?.wrapUp && {
    sinceMs: draft.wrapUp.sinceMs + byMs,
    endsAtMs: moved(draft.wrapUp.endsAtMs),
  };
  return {
    ...call,
    ringEndsAtMs: moved(call.ringEndsAtMs),
    connectedAtMs: moved(call.connectedAtMs),
    ...(draft === undefined ? {} : { draft: { ...draft, wrapUp } }),
  };
}
