import * as React from 'react';
import type { Message } from '../../../protocol/messages/conversation';
import type { ConversationView } from '../../core/messages/conversationView';
import { fill } from '../../words/texts';
import { writtenDate } from '../../words/writtenDate';
import { SmallButton } from '../parts/buttons';
import { bubble, outgoingBubble } from './Bubble';
import { chatStyles } from './chatStyles';
import type { MessagesPanelPorts } from './messagesPanelPorts';
import { useShown } from './useShown';

export interface TranscriptProps {
  readonly conversation: ConversationView;
  readonly name: string;
}

/** Of one author within this they are one group. */
const groupMs = 120_000;
const dayOf = (atMs: number): string => writtenDate(atMs, { weekday: 'long', day: 'numeric', month: 'long' });

/** What was written, from the oldest down; it follows what comes only where the agent is at its end. */
export const transcript = (ports: MessagesPanelPorts): React.FC<TranscriptProps> => {
  const { desk, texts } = ports;
  const Bubble = bubble(ports);
  const Outgoing = outgoingBubble(ports);
  return function Transcript({ conversation, name }) {
    const { key, messages, outbox, hasEarlier, isBehind } = conversation;
    const { log, below, goDown } = useEnd(messages, outbox.length);
    useShown(ports, log, conversation);
    // What is there already is not read out: the log is live from its second drawing on.
    const [isLive, setLive] = React.useState(false);
    React.useEffect(() => (messages.length > 0 ? setLive(true) : undefined), [messages.length]);
    return (
      <>
        <div
          ref={log}
          className={chatStyles.log}
          role="log"
          aria-live={isLive ? 'polite' : 'off'}
          aria-relevant="additions"
          aria-label={fill(texts('Chat_Messages'), { name })}
          tabIndex={0}
          data-testid="chat-log"
        >
          {hasEarlier && (
            <SmallButton text={texts('Chat_Earlier')} onClick={() => desk.does({ type: 'earlier', key })} />
          )}
          {messages.map((message, at) => (
            <React.Fragment key={message.id}>
              {dayOf(message.atMs) !== dayOf(messages[at - 1]?.atMs ?? 0) && (
                <div className={chatStyles.day}>{dayOf(message.atMs)}</div>
              )}
              <Bubble
                conversationKey={key}
                message={message}
                name={name}
                closes={!isGroup(message, messages[at + 1])}
                isEarlier={message.seq < conversation.snapshot.firstSeq}
                wasRepeated={wasRepeated(message, messages.slice(at + 1), outbox)}
              />
            </React.Fragment>
          ))}
          {outbox.map((one) => (
            <Outgoing key={one.id} conversationKey={key} outgoing={one} />
          ))}
          {isBehind && <div className={chatStyles.day}>{texts('Chat_Behind')}</div>}
        </div>
        {below > 0 && (
          <button type="button" className={chatStyles.newBelow} onClick={goDown}>
            {fill(texts('Chat_NewBelow'), { count: String(below) })}
          </button>
        )}
      </>
    );
  };
};

const isGroup = (one: Message, next: Message | undefined): boolean =>
  next !== undefined &&
  next.author === one.author &&
  next.name === one.name &&
  next.atMs - one.atMs < groupMs &&
  one.state === next.state;

/** The agent has sent the same words again: they are not offered to be sent once more. */
const wasRepeated = (
  { text, state }: Message,
  later: readonly Message[],
  outbox: ConversationView['outbox'],
): boolean =>
  (state === 'failed' || state === 'unknown') &&
  (later.some((one) => one.author === 'agent' && one.text === text) || outbox.some((one) => one.text === text));

/** Keeps to the end while the agent is there; counts what came below while the agent reads further up. */
function useEnd(messages: readonly Message[], waiting: number) {
  const log = React.useRef<HTMLDivElement>(null);
  const atEnd = React.useRef(true);
  const [below, setBelow] = React.useState(0);
  const lastSeq = messages[messages.length - 1]?.seq ?? 0;
  const before = React.useRef(lastSeq);
  const goDown = React.useCallback(() => {
    const element = log.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
    setBelow(0);
  }, []);
  React.useLayoutEffect(() => {
    const came = messages.filter(({ seq, author }) => seq > before.current && author !== 'agent').length;
    const element = log.current;
    const isFirst = before.current === 0;
    before.current = lastSeq;
    if (element === null) return;
    if (!atEnd.current) return setBelow((count) => count + came);
    const last = element.querySelector<HTMLElement>('[data-seq]:last-of-type');
    // A very long one is read from its start.
    const isLong = !isFirst && came > 0 && last !== null && last.offsetHeight > element.clientHeight;
    element.scrollTop = isLong ? last.offsetTop : element.scrollHeight;
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only what is new moves anything
  }, [lastSeq, waiting]);
  React.useEffect(() => {
    const element = log.current;
    if (element === null) return undefined;
    const look = (): void => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 24;
      if (atEnd.current) setBelow(0);
    };
    element.addEventListener('scroll', look);
    return () => element.removeEventListener('scroll', look);
  }, []);
  return { log, below, goDown };
}
