/** @jest-environment jsdom */
import { drawSoundSigns } from '../../../../CifSoftphone/ui/voice/soundSigns';

const card = (callId: string): HTMLElement => {
  const place = document.createElement('span');
  place.dataset.sound = callId;
  document.body.append(place);
  return place;
};

it('says beside each call how it sounds, in words, and nothing beside one whose sound is elsewhere', () => {
  const [here, there] = [card('c1'), card('c"2')];
  drawSoundSigns(document, [{ callId: 'c1', quality: 'poor' }], (key) => key);
  expect([here.textContent, there.textContent]).toEqual(['● Voice_poor', '']);
  expect(here.querySelector('[aria-hidden]')?.textContent).toBe('●');
  const drawn = here.firstChild;
  drawSoundSigns(document, [{ callId: 'c1', quality: 'poor' }], (key) => key);
  // The panel watches its page: what is the same must not be drawn again.
  expect(here.firstChild).toBe(drawn);
  drawSoundSigns(document, [], (key) => key);
  expect(here.textContent).toBe('');
});
