import german from '../../strings/Voice.1031.resx';
import english from '../../strings/Voice.1033.resx';
import french from '../../strings/Voice.1036.resx';
import japanese from '../../strings/Voice.1041.resx';
import spanish from '../../strings/Voice.3082.resx';
import { voiceSection } from '../ui/voice/voiceSection';
import type { VoiceTexts } from '../ui/voice/voiceStringKeys';
import { keepVoiceChoices, readVoiceChoices } from '../voice/channel/voiceChoices';
import { voiceAgain, voiceChannelName, voiceCheck, voiceHello } from '../voice/channel/voiceNames';
import { parseVoiceView, type VoiceView } from '../voice/channel/voiceView';

/* Entry of voicepanel.js, which the panel loads when the line says that there is a telephone for this browser. */
const byTag: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map([
  ['de', german],
  ['fr', french],
  ['es', spanish],
  ['ja', japanese],
]);
const texts: VoiceTexts = (key) => (byTag.get(document.documentElement.lang) ?? english)[key] ?? key;

const channel = new BroadcastChannel(voiceChannelName);
const say = (word: string): void => channel.postMessage(word);
let view: VoiceView | undefined;

const section = voiceSection({
  choose: (choices) => {
    keepVoiceChoices(choices);
    if (!choices.browser) view = undefined;
    draw();
    say(voiceHello);
  },
  again: () => say(voiceAgain),
  check: () => say(voiceCheck),
});

function draw(): void {
  const choices = readVoiceChoices();
  section.draw(choices.browser ? view : undefined, choices, texts);
  const place = document.querySelector('[data-voice]');
  if (place !== null && section.element.parentElement !== place) place.append(section.element);
}

channel.onmessage = ({ data }: MessageEvent<unknown>) => {
  view = parseVoiceView(data) ?? view;
  draw();
};
// The panel draws its words anew when it learns the agent's language, and its first card a moment after this script.
new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ['lang'] });
new MutationObserver(() => section.element.isConnected || draw()).observe(document.body, {
  childList: true,
  subtree: true,
});
draw();
say(voiceHello);
