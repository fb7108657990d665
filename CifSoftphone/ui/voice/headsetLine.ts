import type { VoiceView } from '../../voice/channel/voiceView';
import { button, make } from './voiceElements';
import type { VoiceTexts } from './voiceStringKeys';

/** Says whether a headset's keys are used, and lets the agent allow one: the browser asks which only within a click. */
export function headsetLine(allow: (() => void) | undefined) {
  const element = make('p', { testid: 'voice-headset' });
  const words = make('span', { role: 'status' });
  const ask = button(() => allow?.());
  let isForbidden = false;
  element.append(words, ask);
  element.style.cssText = 'display:flex;flex-wrap:wrap;align-items:center;gap:8px;margin:8px 0;overflow-wrap:anywhere';
  return {
    element,
    /** The browser did not even ask the agent. */
    forbidden: (): void => {
      isForbidden = true;
    },
    draw: (view: VoiceView | undefined, texts: VoiceTexts): void => {
      const headset = view?.headset;
      const text =
        headset === undefined
          ? isForbidden
            ? texts('Voice_Headset_Forbidden')
            : ''
          : headset.usable
            ? `${texts('Voice_Headset')}: ${headset.name}`
            : texts('Voice_Headset_Unusable');
      // The same words again would be read out again.
      if (words.textContent !== text) words.textContent = text;
      // Without words the button stands where the others do.
      words.style.display = text === '' ? 'none' : 'inline';
      ask.textContent = texts('Voice_Headset_Use');
      ask.hidden = headset?.usable === true;
      element.hidden = view === undefined || allow === undefined;
      element.style.display = element.hidden ? 'none' : 'flex';
    },
  };
}
