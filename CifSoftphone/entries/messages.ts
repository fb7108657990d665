import words from '../../strings/rows.words';
import { parseConversationAnswer } from '../../protocol/messages/conversationPush';
import { toConversationEvent } from '../../protocol/messages/conversation';
import { receiveNotificationTarget, sendMessageTarget } from '../../protocol/targets';
import { steadyNowMs } from '../browser/steadyNowMs';
import { withTimeout } from '../browser/withTimeout';
import { dataverseConversations } from '../dataverse/dataverseConversations';
import {
  messagesChannelName,
  messagesHello,
  messagesOffered,
  readPanelWord,
} from '../messages/channel/messagesChannel';
import {
  messagesScriptGlobal,
  type MessagesFacts,
  type MessagesHub,
  type MessagesScript,
  type RunningMessages,
} from '../messages/channel/messagesScript';
import { Messages } from '../messages/messages';
import { messagesRequests } from '../messages/messagesRequests';
import { messagesTimings } from '../messages/messagesTimings';
import { tabsKeptTurns } from '../messages/keptTurns';
import { tabsUnsentWords } from '../messages/unsentWords';
import { fill } from '../words/texts';

/** Puts the agent's conversations together with the real world of a browser. */
function startMessages(facts: MessagesFacts): RunningMessages {
  const channel = new BroadcastChannel(messagesChannelName);
  let hub: MessagesHub | undefined;
  const messages = new Messages({
    say: async (message) => {
      const here = hub;
      if (here === undefined) throw new Error('The line is not connected.');
      const invoke = (): Promise<unknown> => here.invoke<unknown>(sendMessageTarget, toConversationEvent(message));
      const answer = parseConversationAnswer(await withTimeout(messagesTimings.answerWithinMs, invoke, notInTime));
      if (!answer.ok) throw new Error(answer.error);
      return answer.value;
    },
    ...messagesRequests(window.fetch.bind(window), facts),
    customers: facts.customers,
    show: (view) => channel.postMessage({ type: 'view', view }),
    unsent: tabsUnsentWords(),
    rows: {
      store: dataverseConversations({
        fetch: window.fetch.bind(window),
        organisationUrl: '',
        timeoutMs: messagesTimings.requestWithinMs,
      }),
      customers: facts.customers,
      texts: (key, values = {}) => fill(ownWords()?.[key] ?? key, values),
      wrapUpSeconds: () => facts.settings.get().wrapUpSeconds,
      kept: tabsKeptTurns(),
      nowMs: steadyNowMs,
      random: Math.random,
    },
    nowMs: steadyNowMs,
    newId: () => crypto.randomUUID(),
  });
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === messagesHello) {
      channel.postMessage(messagesOffered);
      return messages.publish();
    }
    const word = readPanelWord(data);
    if (word !== undefined) messages.heard(word);
  };
  channel.postMessage(messagesOffered);
  return {
    connected: (next) => {
      if (next === hub) return;
      hub = next;
      next.on(receiveNotificationTarget, (argument: unknown) => {
        if (hub === next) messages.pushed(argument);
      });
      next.onclose(() => {
        if (hub !== next) return;
        hub = undefined;
        messages.lost();
      });
      messages.connected();
    },
    stop: () => {
      hub = undefined;
      channel.onmessage = null;
      messages.stop();
      channel.close();
    },
  };
}

/** Rows are written in the language of the page. */
const ownWords = () => words.get(document.documentElement.lang) ?? words.get('en');

const notInTime = (): never => {
  throw new Error('The adaptor did not answer in time.');
};

/* Entry of messages.js: leaves itself where the leader of the line finds it. */
const messagesScript: MessagesScript = { startMessages };
Object.defineProperty(window, messagesScriptGlobal, { value: messagesScript, configurable: true });
