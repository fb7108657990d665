import words from '../../strings/voice.words';
import { drawSoundSigns } from '../ui/voice/soundSigns';
import { supportLine } from '../ui/voice/supportLine';
import { voiceSection, type VoiceSection } from '../ui/voice/voiceSection';
import type { VoiceTexts } from '../ui/voice/voiceStringKeys';
import { keepVoiceChoices, readVoiceChoices } from '../voice/channel/voiceChoices';
import {
  voiceAgain,
  voiceChannelName,
  voiceCheck,
  voiceHeadset,
  voiceHello,
  voiceMeter,
  voiceMeterMs,
  voiceTry,
  voiceTryEnd,
} from '../voice/channel/voiceNames';
import { parseVoiceLevels, parseVoiceView, type VoiceView } from '../voice/channel/voiceView';
import { headsetPermission } from '../voice/channel/headsetPermission';
import { english } from '../words/languages';

/* Entry of voicepanel.js, which the panel loads when the line says that there is a telephone for this browser. */
const texts: VoiceTexts = (key) => (words.get(document.documentElement.lang) ?? words.get(english.tag))?.[key] ?? key;

const channel = new BroadcastChannel(voiceChannelName);
const say = (word: string): void => channel.postMessage(word);
let view: VoiceView | undefined;

const section: VoiceSection = voiceSection({
  choose: (choices) => {
    keepVoiceChoices(choices);
    if (!choices.browser) view = undefined;
    draw();
    say(voiceHello);
  },
  again: () => say(voiceAgain),
  check: () => say(voiceCheck),
  tryMicrophone: (on) => say(on ? voiceTry : voiceTryEnd),
  allowHeadset: headsetPermission(
    () => say(voiceHeadset),
    () => {
      section.headsetForbidden();
      draw();
    },
  ),
});

function draw(): void {
  const choices = readVoiceChoices();
  const shown = choices.browser ? view : undefined;
  section.draw(shown, choices, texts);
  // The panel's support log takes it from there.
  document.head.title = `\n${supportLine(shown)}`;
  const place = document.querySelector('[data-voice]');
  drawSigns();
  if (place !== null && section.element.parentElement !== place) place.append(section.element);
}

const drawSigns = (): void => drawSoundSigns(document, view?.sounds ?? [], texts);

channel.onmessage = ({ data }: MessageEvent<unknown>) => {
  const levels = parseVoiceLevels(data);
  if (levels !== undefined) return section.levels(levels, texts);
  view = parseVoiceView(data) ?? view;
  draw();
};
// The panel draws its words anew when it learns the agent's language, and its first card a moment after this script.
new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ['lang'] });
new MutationObserver(() => {
  if (!section.element.isConnected) return draw();
  // A card may have been drawn anew.
  drawSigns();
}).observe(document.body, {
  childList: true,
  subtree: true,
});
draw();
say(voiceHello);
setInterval(() => section.isOpen() && document.visibilityState === 'visible' && say(voiceMeter), voiceMeterMs);
