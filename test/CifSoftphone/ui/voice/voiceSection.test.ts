/** @jest-environment jsdom */
import { voiceSection } from '../../../../CifSoftphone/ui/voice/voiceSection';
import type { VoiceCheck, VoiceView } from '../../../../CifSoftphone/voice/channel/voiceView';

const check: VoiceCheck = {
  ...{ microphone: true, level: true, registered: true, way: true, wayBy: 'direct' },
  ...{ echo: 'running', echoMs: undefined },
};
const view: VoiceView = {
  ...{ state: 'ready', trouble: undefined, microphones: [], speakers: [], quality: undefined, sounds: [] },
  ...{ check: undefined, headset: undefined, trying: false },
};

it('what a check says is brought into sight for who has asked for it, once, and for nobody else', () => {
  const scrolled: (string | null)[] = [];
  Element.prototype.scrollIntoView = function (this: Element) {
    scrolled.push(this.getAttribute('role'));
  };
  Object.assign(window, { matchMedia: () => ({ matches: false }) });
  const nothing = (): void => undefined;
  const section = voiceSection({
    ...{ choose: nothing, again: nothing, check: nothing, tryMicrophone: nothing, allowHeadset: nothing },
  });
  const draw = (now: VoiceCheck | undefined): void =>
    section.draw({ ...view, check: now }, { browser: true, microphoneId: '', speakerId: '' }, (key) => key);
  draw(undefined);
  // Another window's.
  draw(check);
  expect(scrolled).toEqual([]);
  draw(undefined);
  const button = [...section.element.querySelectorAll('button')].find((one) => one.textContent === 'Voice_Check');
  button?.click();
  expect(scrolled).toEqual([]);
  draw(check);
  draw({ ...check, echo: 'heard', echoMs: 180 });
  expect(scrolled).toEqual(['status']);
});

it('a long name of a device is cut off at its end where the page runs the other way, and an echo has the unit of its language', () => {
  Object.assign(window, { matchMedia: () => ({ matches: false }) });
  document.documentElement.lang = 'ar';
  const nothing = (): void => undefined;
  const section = voiceSection({
    ...{ choose: nothing, again: nothing, check: nothing, tryMicrophone: nothing, allowHeadset: nothing },
  });
  const draw = (name: string): void =>
    section.draw(
      { ...view, microphones: [{ id: 'm', name }], check: { ...check, echo: 'heard', echoMs: 180 } },
      { browser: true, microphoneId: 'm', speakerId: '' },
      (key) => key,
    );
  const microphone = section.element.querySelectorAll('select')[1];
  draw('(1) Headset of a long name');
  expect(microphone?.dir).toBe('ltr');
  draw('سماعة');
  expect(microphone?.dir).toBe('');
  expect(section.element.textContent).toMatch(/\(180 ملي/u);
  document.documentElement.lang = '';
});
