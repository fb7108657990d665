import * as React from 'react';
import type { ConversationView } from '../../core/messages/conversationView';
import type { Wish } from '../../core/messages/conversation';
import { fill } from '../../words/texts';
import { Avatar } from '../parts/Avatar';
import { SmallButton, SmallIconButton } from '../parts/buttons';
import { ChevronIcon } from '../theme/icons';
import { chatStyles } from './chatStyles';
import type { ChatStringKey } from './chatStringKeys';
import { channelWord, customerName } from './chatWords';
import { composer } from './Composer';
import { CustomerName } from './CustomerName';
import { conversationCustomer } from './ConversationCustomer';
import type { MessagesPanelPorts } from './messagesPanelPorts';
import { transcript } from './Transcript';
import { useDeskNow } from './useConversations';

export interface ConversationCardProps {
  readonly conversation: ConversationView;
  /** A call waits behind it. */
  readonly works: boolean;
  readonly onBack: () => void;
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

/** The conversation that is open: who it is, what was written, and where the agent writes. */
export const conversationCard = (ports: MessagesPanelPorts): React.FC<ConversationCardProps> => {
  const { desk, texts } = ports;
  const Transcript = transcript(ports);
  const Composer = composer(ports);
  const Customer = conversationCustomer(ports);
  return function ConversationCard({ conversation, works, onBack }) {
    const { key, snapshot, wishes, wish, refused, typing } = conversation;
    const nowMs = useDeskNow(desk);
    const name = customerName(conversation, texts);
    const wants = (wanted: Wish) => () => desk.does({ type: 'wanted', key, wish: wanted });
    const isOver = snapshot.state === 'ended';
    const types = typing !== undefined && typing.untilMs > nowMs;
    return (
      <section
        className={chatStyles.conversation}
        aria-label={fill(texts('Chat_Messages'), { name })}
        data-testid="chat"
        onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onBack()}
      >
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
            <p className={chatStyles.name}>
              <CustomerName conversation={conversation} texts={texts} />
            </p>
            <div className={chatStyles.subtle} dir="auto">
              {[channelWord(snapshot.channel, texts), isOver ? texts('Chat_Ended') : snapshot.topic]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </div>
          <div className={chatStyles.keys}>
            {keys.map(
              ([wanted, words]) =>
                wishes.includes(wanted) && <SmallButton key={wanted} text={texts(words)} onClick={wants(wanted)} />,
            )}
            {isOver ? (
              <SmallButton
                primary
                text={texts('Chat_Close')}
                onClick={() => {
                  desk.does({ type: 'dismissed', key });
                  ports.records.done(conversation);
                }}
              />
            ) : (
              (wishes.includes('end') || wish === 'end') && (
                <button type="button" className={chatStyles.end} disabled={wish === 'end'} onClick={wants('end')}>
                  {texts('Chat_End')}
                </button>
              )
            )}
          </div>
        </div>
        <Customer conversation={conversation} />
        <Transcript conversation={conversation} name={name} />
        <div className={chatStyles.hint} style={{ padding: '0 12px' }}>
          {types && fill(texts('Chat_Typing'), { name: typing.name ?? name })}
        </div>
        {refused !== undefined && (
          <p role="alert" className={`${chatStyles.subtle} ${chatStyles.failed}`} style={{ margin: '0 12px' }}>
            {texts('Chat_Refused')}
          </p>
        )}
        <Composer conversation={conversation} />
      </section>
    );
  };
};
