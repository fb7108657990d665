import * as React from 'react';
import type { ConversationView } from '../../core/messages/conversationView';
import type { MessagesPanelPorts } from './messagesPanelPorts';

/** So long a message must stand in sight before it counts as shown, and so often it is looked for. */
const shownForMs = 1_000;
const lookEveryMs = 250;

/**
 * Tells what the agent was really shown: up to the last message whose end stands in the visible part of a window that is
 * in front, for a second on end.
 */
export function useShown(
  { desk, isLookedAt }: Pick<MessagesPanelPorts, 'desk' | 'isLookedAt'>,
  log: React.RefObject<HTMLElement>,
  { key, unread }: ConversationView,
): void {
  const hasNew = unread > 0;
  React.useEffect(() => {
    if (!hasNew) return undefined;
    let seenForMs = 0;
    let upTo = 0;
    const timer = setInterval(() => {
      const now = isLookedAt() && log.current !== null ? lastInSight(log.current) : 0;
      // What was scrolled past was in sight before.
      seenForMs = now === 0 || now < upTo ? 0 : seenForMs + lookEveryMs;
      if (now > upTo && upTo !== 0) seenForMs = 0;
      upTo = now;
      if (upTo > 0 && seenForMs >= shownForMs) desk.does({ type: 'shown', key, upTo });
    }, lookEveryMs);
    return () => clearInterval(timer);
  }, [desk, isLookedAt, log, key, hasNew]);
}

function lastInSight(log: HTMLElement): number {
  const frame = log.getBoundingClientRect();
  const bottom = Math.min(frame.bottom, window.innerHeight);
  let upTo = 0;
  for (const one of log.querySelectorAll<HTMLElement>('[data-seq]')) {
    const { bottom: end, height } = one.getBoundingClientRect();
    if (height > 0 && end > frame.top && end <= bottom + 1) upTo = Math.max(upTo, Number(one.dataset.seq));
  }
  return upTo;
}
