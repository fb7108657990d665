import * as React from 'react';
import type { ConversationView } from '../../core/messages/conversationView';
import { fill } from '../../words/texts';
import { secondsUntil } from '../../words/duration';
import { Avatar } from '../parts/Avatar';
import { useSoftphone } from '../parts/useSoftphone';
import { chatStyles } from './chatStyles';
import { addressBelow, channelWord, customerName, givenByWords } from './chatWords';
import { CustomerName } from './CustomerName';
import type { MessagesPanelPorts } from './messagesPanelPorts';
import { isOffer, useConversations, useDeskNow } from './useConversations';

/** What is offered, like a ring: seen, heard, and shown by the computer when nobody looks. */
export const offers = (ports: MessagesPanelPorts): React.FC => {
  const Offer = offerCard(ports);
  return function Offers() {
    const offered = useConversations(ports.desk).filter(isOffer);
    const { place, view } = useSoftphone();
    const talks = view.calls.some(({ state }) => state === 'connected' || state === 'held');
    const rings = offered.length > 0;
    React.useEffect(() => (rings ? ports.sound.ring(talks) : undefined), [rings, talks]);
    useNotices(ports, offered, () => place.comeForward());
    return (
      <ul className={chatStyles.offers} data-testid="chat-offers">
        {offered.map((one) => (
          <Offer key={one.key} conversation={one} />
        ))}
      </ul>
    );
  };
};

/** One notice for each offer that came while nobody looked; it goes with the offer. */
function useNotices(ports: MessagesPanelPorts, offered: readonly ConversationView[], onClick: () => void): void {
  const shown = React.useRef(new Map<string, () => void>()).current;
  React.useEffect(() => {
    shown.forEach((close, key) => {
      if (offered.some((one) => one.key === key)) return;
      close();
      shown.delete(key);
    });
    for (const one of offered) {
      if (shown.has(one.key) || ports.isLookedAt()) continue;
      const title = `${ports.texts('Chat_Incoming')}: ${customerName(one, ports.texts)}`;
      const close = ports.notice(title, `cti-softphone ${one.key}`, onClick);
      if (close === undefined) continue;
      shown.set(one.key, close);
      ports.desk.says('handed', one.key);
    }
  });
  React.useEffect(() => () => shown.forEach((close) => close()), [shown]);
}

const offerCard = ({ desk, texts, records, watchSeen }: MessagesPanelPorts) =>
  function Offer({ conversation }: { readonly conversation: ConversationView }): React.ReactElement {
    const { key, snapshot, atMs, wishes, wish } = conversation;
    const card = React.useRef<HTMLLIElement>(null);
    React.useEffect(() => {
      const parts = card.current?.querySelectorAll('[data-part]') ?? [];
      return watchSeen([...parts], (seen) => seen && desk.says('drawn', key));
    }, [key]);
    const nowMs = useDeskNow(desk);
    const name = customerName(conversation, texts);
    const { ringRemainingMs, channel, topic, queue, preview, comments, givenBy } = snapshot;
    const by = givenBy === undefined ? undefined : givenByWords(givenBy, texts);
    const says = [addressBelow(conversation), topic, by, comments].filter(
      (one): one is string => one !== undefined && one !== '',
    );
    const wants = (which: 'accept' | 'decline') => () => {
      if (which === 'accept') records.accepted(key);
      desk.does({ type: 'wanted', key, wish: which });
    };
    return (
      <li ref={card} className={chatStyles.offer} data-testid="chat-offer">
        <div role="group" aria-label={`${texts('Chat_Incoming')}: ${name}`}>
          <div className={chatStyles.strip}>
            <strong>{texts('Chat_Incoming')}</strong>
            <bdi>{[channelWord(channel, texts), queue].filter(Boolean).join(' · ')}</bdi>
            {ringRemainingMs !== undefined && (
              <span className={chatStyles.push}>
                {fill(texts('Chat_SecondsLeft'), { seconds: String(secondsUntil(atMs + ringRemainingMs, nowMs)) })}
              </span>
            )}
          </div>
          <div className={chatStyles.who} data-part="">
            <Avatar name={name} size={48} />
            <div className={chatStyles.names}>
              <p className={chatStyles.name}>
                <CustomerName conversation={conversation} texts={texts} />
              </p>
              {says.map((one) => (
                <div key={one} className={chatStyles.subtle}>
                  <bdi>{one}</bdi>
                </div>
              ))}
            </div>
          </div>
          <div className={chatStyles.answers} data-part="">
            <button
              type="button"
              className={chatStyles.accept}
              disabled={!wishes.includes('accept')}
              onClick={wants('accept')}
            >
              {texts('Chat_Accept')}
            </button>
            <button
              type="button"
              className={chatStyles.decline}
              disabled={!wishes.includes('decline')}
              onClick={wants('decline')}
            >
              {texts('Chat_Decline')}
            </button>
          </div>
          {preview !== undefined && preview !== '' && (
            <p className={chatStyles.preview}>
              <bdi>{preview}</bdi>
            </p>
          )}
          {conversation.refused !== undefined && wish === undefined && (
            <p className={chatStyles.preview} role="alert">
              {texts('Chat_Refused')}
            </p>
          )}
        </div>
      </li>
    );
  };
