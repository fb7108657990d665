import type { VoiceView } from '../../voice/channel/voiceView';
import { button, make } from './voiceElements';
import type { VoiceTexts } from './voiceStringKeys';

/** Opens the microphone without a call, says while it is open, and closes it again. */
export function microphoneTrial(tryMicrophone: (on: boolean) => void) {
  const element = make('p', { testid: 'voice-trial' });
  const words = make('span', { role: 'status' });
  let isOn = false;
  const press = button(() => tryMicrophone(!isOn));
  element.append(press, words);
  return {
    element,
    draw: (view: VoiceView | undefined, texts: VoiceTexts): void => {
      isOn = view?.trying === true;
      press.textContent = texts(isOn ? 'Voice_TryEnd' : 'Voice_Try');
      // The same words again would be read out again.
      const text = isOn ? texts('Voice_Trying') : '';
      if (words.textContent !== text) words.textContent = text;
      // In a call its levels are there by themselves.
      const isOffered = view !== undefined && view.sounds.length === 0;
      element.style.cssText = `display:${isOffered ? 'flex' : 'none'};flex-wrap:wrap;align-items:center;gap:8px;margin:8px 0`;
    },
  };
}
