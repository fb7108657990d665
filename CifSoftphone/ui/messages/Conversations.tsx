import * as React from 'react';
import type { ConversationView } from '../../core/messages/conversationView';
import { fill } from '../../words/texts';
import { common } from '../theme/common';
import { chatStyles } from './chatStyles';
import { customerName } from './chatWords';
import { conversationCard } from './ConversationCard';
import { conversationLine } from './ConversationLine';
import type { MessagesPanelPorts } from './messagesPanelPorts';
import { isOffer, useConversations } from './useConversations';

export interface ConversationsProps {
  /** One is open, and wants the room. */
  readonly onOpen: (open: boolean) => void;
}

/** The agent's conversations: one is open, the others are lines with what is new, in the order in which they came. */
export const conversations = (ports: MessagesPanelPorts): React.FC<ConversationsProps> => {
  const Line = conversationLine(ports);
  const Card = conversationCard(ports);
  return function Conversations({ onOpen }) {
    const had = useConversations(ports.desk).filter((one) => !isOffer(one));
    const [chosen, choose] = React.useState<string>();
    const open = had.find(({ key }) => key === chosen);
    const isOpen = open !== undefined;
    useAccepted(had, choose);
    React.useEffect(() => onOpen(isOpen), [isOpen, onOpen]);
    const said = useArrivals(ports, had, open?.key);
    return (
      <div className={`${chatStyles.desk} ${isOpen ? chatStyles.open : ''}`} data-testid="chats">
        {had.length > (isOpen ? 1 : 0) && (
          <ul className={chatStyles.list} aria-label={ports.texts('Chat_List')}>
            {had.map((one) => one !== open && <Line key={one.key} conversation={one} onOpen={() => choose(one.key)} />)}
          </ul>
        )}
        {open && <Card key={open.key} conversation={open} onBack={() => choose(undefined)} />}
        <div className={common.unseen} role="status">
          {said}
        </div>
      </div>
    );
  };
};

/** What the agent has just accepted comes to the front, unless another one is being written in. */
function useAccepted(
  had: readonly ConversationView[],
  choose: React.Dispatch<React.SetStateAction<string | undefined>>,
) {
  const known = React.useRef<ReadonlySet<string>>();
  React.useEffect(() => {
    const before = known.current;
    known.current = new Set(had.map(({ key }) => key));
    const [first] = had.filter(({ key, snapshot }) => before?.has(key) !== true && snapshot.state === 'active');
    if (first === undefined) return;
    const isNew = before !== undefined;
    choose((chosen) => (isNew || chosen === undefined ? first.key : chosen));
  });
}

/** Words that came elsewhere than in the one that is open: heard, and said once. */
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
