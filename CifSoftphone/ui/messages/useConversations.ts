import * as React from 'react';
import type { ConversationView } from '../../core/messages/conversationView';
import { useSoftphone } from '../parts/useSoftphone';
import type { MessagesDesk } from './messagesDesk';

const none: readonly ConversationView[] = [];

/** What there is to show now. While nobody is signed in it is nothing: whose it is is not known. */
export function useConversations(desk: MessagesDesk): readonly ConversationView[] {
  const { status } = useSoftphone().view;
  const [view, setView] = React.useState(desk.getView);
  React.useEffect(() => {
    const take = (): void => setView(desk.getView());
    take();
    return desk.subscribe(take);
  }, [desk]);
  return status === 'signed-out' ? none : (view?.conversations ?? none);
}

/** The time on the clock of what was told, again each second. */
export function useDeskNow(desk: MessagesDesk): number {
  const [nowMs, setNowMs] = React.useState(desk.nowMs);
  React.useEffect(() => {
    const timer = setInterval(() => setNowMs(desk.nowMs()), 1_000);
    return () => clearInterval(timer);
  }, [desk]);
  return nowMs;
}

export const isOffer = ({ snapshot: { state } }: ConversationView): boolean =>
  state === 'offered' || state === 'alerting';
