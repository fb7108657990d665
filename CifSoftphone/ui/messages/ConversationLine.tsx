import * as React from 'react';
import type { ConversationView } from '../../core/messages/conversationView';
import { formatDuration } from '../../words/duration';
import { fill } from '../../words/texts';
import { Avatar } from '../parts/Avatar';
import { chatStyles } from './chatStyles';
import { channelWord, customerName, stateWords } from './chatWords';
import { CustomerName } from './CustomerName';
import type { MessagesPanelPorts } from './messagesPanelPorts';
import { useDeskNow } from './useConversations';

export interface ConversationLineProps {
  readonly conversation: ConversationView;
  readonly onOpen: () => void;
}

/** One that is not open: whose it is, what came last, how much is new and how long it waits. */
export const conversationLine = ({ desk, texts }: MessagesPanelPorts): React.FC<ConversationLineProps> =>
  function ConversationLine({ conversation, onOpen }) {
    const { snapshot, messages, unread, atMs, outbox } = conversation;
    const nowMs = useDeskNow(desk);
    const last = messages[messages.length - 1]?.text;
    const isFailed =
      outbox.some(({ state }) => state === 'refused') || messages.some(({ state }) => state === 'failed');
    const { state, unansweredForMs } = snapshot;
    const stands = stateWords(snapshot, texts);
    const facts = [
      channelWord(snapshot.channel, texts),
      ...(stands === undefined ? [] : [stands]),
      ...(isFailed ? [texts('Chat_State_failed')] : []),
      ...(unansweredForMs !== undefined && state !== 'ended'
        ? [fill(texts('Chat_Waits'), { time: formatDuration(unansweredForMs + nowMs - atMs) })]
        : []),
    ];
    const name = customerName(conversation, texts);
    const isNew = unread > 0;
    return (
      <li>
        <button
          type="button"
          className={chatStyles.line}
          onClick={onOpen}
          data-testid="chat-line"
          data-key={conversation.key}
        >
          <Avatar name={name} size={32} />
          <span className={chatStyles.lineWords}>
            <span className={chatStyles.lineHead}>
              <CustomerName conversation={conversation} texts={texts} />
              <span className={chatStyles.facts}>{facts.join(' · ')}</span>
            </span>
            {last !== undefined && (
              <span className={`${chatStyles.lastWords} ${isNew ? chatStyles.isNew : ''}`}>
                <bdi>{last.slice(0, 120)}</bdi>
              </span>
            )}
          </span>
          {isNew && (
            <span
              className={chatStyles.unread}
              aria-label={fill(texts('Chat_Unread'), { count: String(unread) })}
              role="img"
            >
              {unread}
            </span>
          )}
        </button>
      </li>
    );
  };
