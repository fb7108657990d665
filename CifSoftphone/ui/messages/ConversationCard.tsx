import * as React from 'react';
import type { ConversationView } from '../../core/messages/conversationView';
import { fill } from '../../words/texts';
import { useSoftphone } from '../parts/useSoftphone';
import { chatStyles } from './chatStyles';
import type { ChatTexts } from './chatStringKeys';
import { customerName, givenByWords } from './chatWords';
import { composer } from './Composer';
import { conversationCustomer } from './ConversationCustomer';
import { conversationHead } from './ConversationHead';
import { HandOver } from './HandOver';
import type { MessagesPanelPorts } from './messagesPanelPorts';
import { transcript } from './Transcript';
import { useDeskNow } from './useConversations';
import { lacksDisposition, wrapUpOfChat } from './WrapUp';

export interface ConversationCardProps {
  readonly conversation: ConversationView;
  /** A call waits behind it. */
  readonly works: boolean;
  readonly onBack: () => void;
}

/** The conversation that is open: who it is, what was written, and where the agent writes. */
export const conversationCard = (ports: MessagesPanelPorts): React.FC<ConversationCardProps> => {
  const { desk, texts, records } = ports;
  const Head = conversationHead(ports);
  const Transcript = transcript(ports);
  const Composer = composer(ports);
  const Customer = conversationCustomer(ports);
  const WrapUp = wrapUpOfChat(ports);
  return function ConversationCard({ conversation, works, onBack }) {
    const { key, snapshot, wishes, refused, typing, wrapUp } = conversation;
    const { settings } = useSoftphone().view;
    const [isAsked, ask] = React.useState(false);
    const lacks = lacksDisposition(settings, conversation);
    const nowMs = useDeskNow(desk);
    const name = customerName(conversation, texts);
    const isOver = snapshot.state === 'ended';
    const [gives, setGives] = React.useState(false);
    const mayGive = wishes.includes('transfer');
    const { transferringTo, transferFailed } = snapshot;
    const types = typing !== undefined && typing.untilMs > nowMs;
    return (
      <section
        className={chatStyles.conversation}
        aria-label={fill(texts('Chat_Messages'), { name })}
        data-testid="chat"
        onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onBack()}
      >
        <Head
          conversation={conversation}
          works={works}
          gives={gives}
          onGive={() => setGives(!gives)}
          onBack={onBack}
          onClose={() => {
            ask(lacks);
            if (lacks) return;
            desk.closes(key);
            records.done(conversation);
          }}
        />
        <Given conversation={conversation} texts={texts} />
        {gives && mayGive && (
          <HandOver
            texts={texts}
            onGive={(target, note) => {
              desk.does({ type: 'wanted', key, wish: 'transfer', target, note });
              setGives(false);
            }}
          />
        )}
        {(transferringTo ?? transferFailed) !== undefined && !isOver && (
          <p role={transferringTo === undefined ? 'alert' : 'status'} className={chatStyles.given}>
            {transferringTo === undefined
              ? fill(texts('Chat_NotHanded'), { why: `\u2068${transferFailed}\u2069` })
              : fill(texts('Chat_HandingTo'), { name: `\u2068${transferringTo}\u2069` })}
          </p>
        )}
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
        {wrapUp !== undefined && <WrapUp conversation={conversation} wrapUp={wrapUp} isAsked={isAsked && lacks} />}
        {(wrapUp === undefined || conversation.draft !== '') && <Composer conversation={conversation} />}
      </section>
    );
  };
};

/** Who has handed it over, and what was said about it. */
const Given: React.FC<{ readonly conversation: ConversationView; readonly texts: ChatTexts }> = ({
  conversation: {
    snapshot: { givenBy, comments },
  },
  texts,
}) =>
  givenBy === undefined && comments === undefined ? null : (
    <p className={chatStyles.given} data-testid="chat-given">
      {givenBy !== undefined && <strong>{givenByWords(givenBy, texts)}</strong>}
      {givenBy !== undefined && comments !== undefined && ': '}
      <bdi>{comments}</bdi>
    </p>
  );
