import * as React from 'react';
import type { Message } from '../../../protocol/messages/conversation';
import type { Outgoing } from '../../core/messages/conversation';
import { whenWords } from '../../words/whenWords';
import { writtenDate } from '../../words/writtenDate';
import { SmallButton } from '../parts/buttons';
import { chatStyles } from './chatStyles';
import type { ChatStringKey, ChatTexts } from './chatStringKeys';
import { whyWords } from './chatWords';
import { MessageText } from './MessageText';
import type { MessagesPanelPorts } from './messagesPanelPorts';

export interface BubbleProps {
  readonly conversationKey: string;
  readonly message: Message;
  readonly name: string;
  /** The last of its group: it says when, and what became of it. */
  readonly closes: boolean;
  readonly wasRepeated: boolean;
  /** Written before this agent had the conversation. */
  readonly isEarlier: boolean;
}

const whole = { dateStyle: 'full', timeStyle: 'medium' } as const;
const signs: Readonly<Record<string, string>> = { sent: '✓', delivered: '✓✓', read: '✓✓', failed: '!', unknown: '?' };

/** A message of the transcript. */
export const bubble = ({ desk, texts, newId }: MessagesPanelPorts): React.FC<BubbleProps> =>
  function Bubble({ conversationKey, message, name, closes, wasRepeated, isEarlier }) {
    const { seq, author, text, atMs, state, failed, edited, deleted, attachments = [] } = message;
    const isMine = author === 'agent';
    const isLost = state === 'failed' || state === 'unknown';
    const who = message.name ?? (isMine ? texts(isEarlier ? 'Chat_Colleague' : 'Chat_You') : name);
    return (
      <>
        <div className={isMine ? chatStyles.mine : chatStyles.theirs} data-seq={seq} data-author={author}>
          {deleted ? <em>{texts('Chat_Deleted')}</em> : text !== undefined && <MessageText text={text} texts={texts} />}
          {attachments.map(({ id, name: file, bytes, url }) => (
            <div key={id}>
              <a
                className={chatStyles.file}
                href={url}
                target="_blank"
                rel="noopener noreferrer"
                referrerPolicy="no-referrer"
              >
                <bdi>{file}</bdi>
              </a>{' '}
              <span className={chatStyles.subtle}>
                {texts('Chat_File').replace('{size}', String(Math.max(1, Math.round(bytes / 1_000))))}
              </span>
            </div>
          ))}
        </div>
        {(closes || isLost) && (
          <div className={`${chatStyles.meta} ${isMine ? chatStyles.metaMine : ''}`}>
            <bdi>{who}</bdi>
            <time dateTime={new Date(atMs).toISOString()} title={writtenDate(atMs, whole)}>
              {whenWords(atMs)}
            </time>
            {edited && <span>{texts('Chat_Edited')}</span>}
            {isMine && state !== undefined && <State state={state} texts={texts} />}
            {state === 'failed' && <span aria-live="assertive">{whyWords(failed, texts)}</span>}
            {isLost && !wasRepeated && !isEarlier && (
              <SmallButton
                text={texts('Chat_Again')}
                onClick={() => desk.does({ type: 'retry', key: conversationKey, id: message.id, newId: newId() })}
              />
            )}
          </div>
        )}
      </>
    );
  };

const State: React.FC<{ readonly state: NonNullable<Message['state']>; readonly texts: ChatTexts }> = ({
  state,
  texts,
}) => {
  const key: ChatStringKey = `Chat_State_${state}`;
  return (
    <span className={state === 'failed' || state === 'unknown' ? chatStyles.failed : undefined}>
      <span aria-hidden="true">{signs[state]}</span> {texts(key)}
    </span>
  );
};

export interface OutgoingBubbleProps {
  readonly conversationKey: string;
  readonly outgoing: Outgoing;
}

/** A text on its way to the adaptor. */
export const outgoingBubble = ({ desk, texts, newId }: MessagesPanelPorts): React.FC<OutgoingBubbleProps> =>
  function OutgoingBubble({ conversationKey: key, outgoing: { id, text, state, reason } }) {
    const isRefused = state === 'refused';
    return (
      <>
        <div className={chatStyles.mine} data-author="agent">
          <MessageText text={text} texts={texts} />
        </div>
        <div className={`${chatStyles.meta} ${chatStyles.metaMine}`}>
          {isRefused ? (
            <>
              <span role="alert" className={chatStyles.failed}>
                {`${texts('Chat_State_failed')}. ${whyWords(reason, texts)}`}
              </span>
              <SmallButton
                text={texts('Chat_Again')}
                onClick={() => desk.does({ type: 'retry', key, id, newId: newId() })}
              />
              <SmallButton text={texts('Chat_Remove')} onClick={() => desk.does({ type: 'remove', key, id })} />
            </>
          ) : (
            <span>{texts(state === 'stored' ? 'Chat_State_stored' : 'Chat_State_sending')}</span>
          )}
        </div>
      </>
    );
  };
