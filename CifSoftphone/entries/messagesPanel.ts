import words from '../../strings/chat.words';
import { steadyNowMs } from '../browser/steadyNowMs';
import { watchSeen } from '../browser/watchSeen';
import { messagesChannelName, messagesHello, readMessagesView } from '../messages/channel/messagesChannel';
import { browserChoices } from '../sound/keptChoices';
import { WebAudioSound } from '../sound/webAudioSound';
import { messageTones } from '../sound/messageTones';
import { ConversationRecords } from '../ui/messages/conversationRecords';
import { conversations } from '../ui/messages/Conversations';
import { MessagesDesk } from '../ui/messages/messagesDesk';
import type { MessagesPanelPorts } from '../ui/messages/messagesPanelPorts';
import { offers } from '../ui/messages/Offers';
import { browserNotices } from '../ui/notices/browserNotices';
import { english } from '../words/languages';
import { messagesPanelGlobal, type MessagesPanelScript } from './messagesPanelScript';

/* Entry of messagespanel.js, which the panel loads when the leader says that there are conversations. */
const channel = new BroadcastChannel(messagesChannelName);
const desk = new MessagesDesk({ say: (word) => channel.postMessage(word), nowMs: steadyNowMs });
channel.onmessage = ({ data }: MessageEvent<unknown>) => {
  const view = readMessagesView(data);
  if (view !== undefined) desk.told(view);
};

const texts: MessagesPanelPorts['texts'] = (key) =>
  (words.get(document.documentElement.lang) ?? words.get(english.tag))?.[key] ?? key;
const records = new ConversationRecords(texts, steadyNowMs);
desk.subscribe(() => records.follow(desk.getView()?.conversations ?? []));

const sound = new WebAudioSound();
/** As loud as the agent has the ring. */
function play(which: keyof typeof messageTones, how?: 'once'): void {
  const { sound: chosen, volumePercent = 50, outputId = '' } = browserChoices().read();
  if (chosen === 'off') return;
  sound.useOutput(outputId);
  sound.play(messageTones[which], volumePercent, how);
}
/** One for all that comes within it. */
const tapEveryMs = 5_000;
let tappedAtMs = -Infinity;
let ringing = false;

const ports: MessagesPanelPorts = {
  desk,
  texts,
  records,
  newId: () => crypto.randomUUID(),
  sound: {
    ring: (discreet) => {
      ringing = true;
      play(discreet ? 'discreet' : 'offer');
      return () => {
        ringing = false;
        sound.stop();
      };
    },
    tap: () => {
      if (ringing || steadyNowMs() - tappedAtMs < tapEveryMs) return;
      tappedAtMs = steadyNowMs();
      play('tap', 'once');
    },
  },
  notice: (title, tag, onClick) => {
    const { click } = browserNotices.choices.read();
    if (click === undefined || click === 'off' || browserNotices.permission() !== 'granted') return undefined;
    return browserNotices.show({ title, tag, onClick });
  },
  isLookedAt: browserNotices.isLookedAt,
  watchSeen: (parts, onSeen) => watchSeen(window, parts, onSeen),
};

const script: MessagesPanelScript = {
  Offers: offers(ports),
  Conversations: conversations(ports),
  useHost: (where) => records.use(where),
};
Object.defineProperty(window, messagesPanelGlobal, { value: script, configurable: true });
channel.postMessage(messagesHello);
