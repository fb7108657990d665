import type { VoiceQuality, VoiceSound } from '../../voice/channel/voiceView';
import type { VoiceTexts } from './voiceStringKeys';

/** The words carry it; the colour is for a glance, and in high contrast the browser takes its own. */
const colours: Readonly<Record<VoiceQuality, string>> = {
  good: '#107c10',
  fair: '#c19c00',
  poor: '#d13438',
  quiet: 'currentColor',
};

/** Says beside each call in sight how it sounds. Changes nothing where nothing is new: the panel watches its own page. */
export function drawSoundSigns(page: ParentNode, sounds: readonly VoiceSound[], texts: VoiceTexts): void {
  for (const place of page.querySelectorAll<HTMLElement>('[data-sound]')) {
    const quality = sounds.find(({ callId }) => callId === place.dataset.sound)?.quality;
    const words = quality === undefined ? '' : texts(`Voice_${quality}`);
    if (place.textContent === (words === '' ? '' : `${dot} ${words}`)) continue;
    place.replaceChildren();
    if (quality === undefined) continue;
    const sign = document.createElement('span');
    sign.setAttribute('aria-hidden', 'true');
    sign.style.color = colours[quality];
    sign.textContent = dot;
    place.dataset.quality = quality;
    place.append(sign, ` ${words}`);
  }
}

const dot = '●';
