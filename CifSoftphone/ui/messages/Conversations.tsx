import * as React from 'react';
import type { ConversationView } from '../../core/messages/conversationView';
import { fill } from '../../words/texts';
import { common } from '../theme/common';
import { chatStyles } from './chatStyles';
import { customerName } from './chatWords';
import { conversationCard } from './ConversationCard';
import { conversationLine } from './ConversationLine';
import type { MessagesPanelPorts } from './messagesPanelPorts';
import { rowsTroubleLine } from './RowsTroubleLine';
import { isOffer, useConversations } from './useConversations';

export interface ConversationsProps {
  /** The one in front, by its key. */
  readonly open: string | undefined;
  /** Another one, or none, is to be in front. */
  readonly onOpen: (open: string | undefined) => void;
  /** So many messages are new in all of them. */
  readonly onUnread: (count: number) => void;
  /** There is a call on which the agent works: it is in front as long as no conversation is. */
  readonly works: boolean;
}

/** The agent's conversations: one is in front, the others are lines with what is new, in the order in which they came. */
export const conversations = (ports: MessagesPanelPorts): React.FC<ConversationsProps> => {
  const Line = conversationLine(ports);
  const Card = conversationCard(ports);
  const Trouble = rowsTroubleLine(ports);
  return function Conversations({ open: chosen, onOpen, onUnread, works }) {
    const had = useConversations(ports.desk).filter((one) => !isOffer(one));
    const open = had.find(({ key }) => key === chosen);
    /** What the agent has just brought to the front, or put back: the keyboard goes there. */
    const goesTo = React.useRef<string>();
    const turnTo = (key: string | undefined): void => {
      // Back at a call the keyboard is the panel's.
      goesTo.current = key ?? (works ? undefined : chosen);
      onOpen(key);
    };
    useAccepted(had, works, turnTo);
    // What was closed, or given away, is in front no more.
    const isGone = chosen !== undefined && open === undefined;
    React.useEffect(() => (isGone ? onOpen(undefined) : undefined), [isGone, onOpen]);
    const unread = had.reduce((sum, one) => sum + one.unread, 0);
    React.useEffect(() => onUnread(unread), [unread, onUnread]);
    const said = useArrivals(ports, had, open?.key);
    const list = React.useRef<HTMLDivElement>(null);
    useTurned(list, goesTo, open?.key);
    return (
      <div
        ref={list}
        className={`${chatStyles.desk} ${open ? chatStyles.open : ''}`}
        data-testid="chats"
        // Something else is in front: lines are low, and one card.
        data-chats={works || open ? '' : undefined}
      >
        <Trouble />
        {had.length > (open ? 1 : 0) && (
          <ul className={chatStyles.list} aria-label={ports.texts('Chat_List')}>
            {had.map((one) => one !== open && <Line key={one.key} conversation={one} onOpen={() => turnTo(one.key)} />)}
          </ul>
        )}
        {open && <Card key={open.key} conversation={open} works={works} onBack={() => turnTo(undefined)} />}
        <div className={common.unseen} role="status">
          {said}
        </div>
      </div>
    );
  };
};

/** What the agent has just accepted comes to the front. One that was there before this page does unless a call is. */
function useAccepted(had: readonly ConversationView[], works: boolean, turnTo: (key: string) => void): void {
  const known = React.useRef<ReadonlySet<string>>();
  React.useEffect(() => {
    const before = known.current;
    known.current = new Set(had.map(({ key }) => key));
    const [first] = had.filter(({ key, snapshot }) => before?.has(key) !== true && snapshot.state === 'active');
    if (first !== undefined && (before !== undefined || !works)) turnTo(first.key);
  });
}

/** The keyboard goes along with what the agent turned to, unless it is elsewhere meanwhile. */
function useTurned(
  list: React.RefObject<HTMLElement>,
  goesTo: React.MutableRefObject<string | undefined>,
  open: string | undefined,
): void {
  React.useLayoutEffect(() => {
    const key = goesTo.current;
    const { activeElement, body } = document;
    if (key === undefined || (activeElement !== body && activeElement !== null)) return;
    goesTo.current = undefined;
    const lines = list.current?.querySelectorAll<HTMLElement>('[data-key]') ?? [];
    const line = [...lines].find((one) => one.dataset['key'] === key);
    (open === key ? list.current?.querySelector<HTMLElement>('textarea') : line)?.focus();
  }, [list, goesTo, open]);
}

/** Words that came elsewhere than in the one that is in front: heard, and said once. */
function useArrivals(ports: MessagesPanelPorts, had: readonly ConversationView[], open: string | undefined): string {
  const [said, say] = React.useState('');
  const known = React.useRef(new Map<string, number>());
  React.useEffect(() => {
    const before = known.current;
    known.current = new Map(had.map(({ key, unread }) => [key, unread]));
    const risen = had.filter(({ key, unread }) => before.has(key) && unread > (before.get(key) ?? 0));
    const heard = risen.filter(({ key }) => key !== open || !ports.isLookedAt());
    if (heard.length === 0) return;
    ports.sound.tap();
    const names = heard.map((one) => fill(ports.texts('Chat_Arrived'), { name: customerName(one, ports.texts) }));
    say(names.join(' '));
  }, [had, open, ports]);
  return said;
}
