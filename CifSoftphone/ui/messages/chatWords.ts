import { fill } from '../../words/texts';
import type { ConversationView } from '../../core/messages/conversationView';
import type { ChatStringKey, ChatTexts } from './chatStringKeys';

/** Who is at the other end, as the agent reads it. */
export function customerName({ snapshot, customer }: ConversationView, texts: ChatTexts): string {
  if (customer?.outcome === 'one' && customer.customer.name !== '') return customer.customer.name;
  const { direction, from, to } = snapshot;
  const { displayName, address, withheld } = direction === 'inbound' ? from : to;
  return displayName ?? address ?? texts(withheld ? 'Chat_Private' : 'Chat_Nameless');
}

/** The address below a name that Dynamics has: what the agent may need of it stays in sight. */
export function addressBelow({ snapshot, customer }: ConversationView): string | undefined {
  const { address } = snapshot.direction === 'inbound' ? snapshot.from : snapshot.to;
  return customer?.outcome === 'one' ? address : undefined;
}

/** The channel's name; of one that only its telephony system knows as it is called there. */
export function channelWord(channel: string, texts: ChatTexts): string {
  const known: Readonly<Record<string, ChatStringKey>> = {
    chat: 'Chat_Channel_chat',
    sms: 'Chat_Channel_sms',
    email: 'Chat_Channel_email',
  };
  const key = Object.entries(known).find(([name]) => name === channel)?.[1];
  return key === undefined ? channel : texts(key);
}

/** Who has handed it over. */
export const givenByWords = (name: string, texts: ChatTexts): string =>
  fill(texts('Chat_GivenBy'), { name: `\u2068${name}\u2069` });

/** What became of it, where it is not simply going on. */
export function stateWords({ state, reason }: ConversationView['snapshot'], texts: ChatTexts): string | undefined {
  const isLost = reason === 'agent-lost';
  if (state === 'waiting') return texts(isLost ? 'Chat_ParkedAway' : 'Chat_Parked');
  if (state !== 'ended') return undefined;
  if (isLost) return texts('Chat_GivenBack');
  return texts(reason === 'transferred' ? 'Chat_Handed' : 'Chat_Ended');
}

/** Why something was not sent. */
export function whyWords(reason: string | undefined, texts: ChatTexts): string {
  if (reason === 'opted-out' || reason === 'held-back') return texts(`Chat_Why_${reason}`);
  const isOver = reason === 'window-closed' || reason === 'ended' || reason === 'illegal-state';
  return texts(isOver ? 'Chat_Why_closed' : 'Chat_Why_other');
}
