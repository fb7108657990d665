import * as React from 'react';
import type { ConversationView } from '../../core/messages/conversationView';
import type { Wish } from '../../core/messages/conversation';
import { Avatar } from '../parts/Avatar';
import { SmallButton, SmallIconButton } from '../parts/buttons';
import { ChevronIcon } from '../theme/icons';
import { chatStyles } from './chatStyles';
import type { ChatStringKey } from './chatStringKeys';
import { channelWord, customerName, stateWords } from './chatWords';
import { CustomerName } from './CustomerName';
import type { MessagesPanelPorts } from './messagesPanelPorts';

export interface ConversationHeadProps {
  readonly conversation: ConversationView;
  /** A call waits behind it. */
  readonly works: boolean;
  /** To whom it is handed over is asked below. */
  readonly gives: boolean;
  readonly onGive: () => void;
  readonly onBack: () => void;
  /** The agent is done with one that is over. */
  readonly onClose: () => void;
}

const keys: readonly (readonly [Extract<Wish, 'park' | 'resume'>, ChatStringKey])[] = [
  ['park', 'Chat_Park'],
  ['resume', 'Chat_Resume'],
];

const backIcon = (
  <span className={chatStyles.backIcon} aria-hidden="true">
    <ChevronIcon />
  </span>
);

/** Whose it is, the way back, and what can be done with all of it. */
export const conversationHead = ({ desk, texts }: MessagesPanelPorts): React.FC<ConversationHeadProps> =>
  function ConversationHead({ conversation, works, gives, onGive, onBack, onClose }) {
    const { key, snapshot, wishes, wish } = conversation;
    const name = customerName(conversation, texts);
    const wants = (wanted: Wish) => () => desk.does({ type: 'wanted', key, wish: wanted });
    const isOver = snapshot.state === 'ended';
    const stands = isOver || snapshot.reason === 'agent-lost' ? stateWords(snapshot, texts) : undefined;
    return (
      <>
        {works && (
          <button type="button" className={chatStyles.back} onClick={onBack} data-testid="chat-to-call">
            {backIcon}
            {texts('Chat_ToCall')}
          </button>
        )}
        <div className={chatStyles.head}>
          {!works && (
            <SmallIconButton title={texts('Chat_Back')} onClick={onBack}>
              {backIcon}
            </SmallIconButton>
          )}
          <Avatar name={name} size={32} />
          <div className={chatStyles.names}>
            <p className={chatStyles.headName} title={name}>
              <CustomerName conversation={conversation} texts={texts} />
            </p>
            <div className={chatStyles.subtle} dir="auto">
              {[channelWord(snapshot.channel, texts), stands ?? snapshot.topic].filter(Boolean).join(' · ')}
            </div>
          </div>
          <div className={chatStyles.keys}>
            {(wishes.includes('transfer') || gives) && !isOver && (
              <SmallButton
                text={texts('Chat_HandOver')}
                aria-expanded={gives}
                data-testid="chat-give"
                onClick={onGive}
              />
            )}
            {keys.map(
              ([wanted, words]) =>
                wishes.includes(wanted) && <SmallButton key={wanted} text={texts(words)} onClick={wants(wanted)} />,
            )}
            {isOver ? (
              <SmallButton primary text={texts('Chat_Close')} onClick={onClose} />
            ) : (
              (wishes.includes('end') || wish === 'end') && (
                <button type="button" className={chatStyles.end} disabled={wish === 'end'} onClick={wants('end')}>
                  {texts('Chat_End')}
                </button>
              )
            )}
          </div>
        </div>
      </>
    );
  };
