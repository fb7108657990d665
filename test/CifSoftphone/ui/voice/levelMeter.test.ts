/** @jest-environment jsdom */
import { levelMeter } from '../../../../CifSoftphone/ui/voice/levelMeter';

function world(lessMotion = false) {
  window.matchMedia = () => ({ matches: lessMotion }) as MediaQueryList;
  let nowMs = 0;
  const meter = levelMeter(() => nowMs);
  const at = (ms: number, microphone: number, heard = 0.5) => {
    nowMs = ms;
    meter.show({ microphone, heard }, (key) => key);
  };
  const [microphoneWord, callerWord] = meter.element.querySelectorAll('[role=status]');
  const bar = meter.element.querySelector('meter');
  return { at, meter, bar, words: () => [microphoneWord?.textContent, callerWord?.textContent] };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('says in words whether something is heard, and a pause for breath is no silence', () => {
  const { at, words } = world();
  at(0, 0.2);
  at(1_000, 0);
  expect(words()).toEqual(['Voice_Level_heard', 'Voice_Level_heard']);
  at(2_000, 0);
  expect(words()).toEqual(['Voice_Level_silent', 'Voice_Level_heard']);
});

it('does not say the same word again to a screen reader, and hides the bar from it', () => {
  const { at, meter, bar } = world();
  at(0, 0.2);
  const word = meter.element.querySelector('[role=status]')?.firstChild;
  at(200, 0.4);
  expect(meter.element.querySelector('[role=status]')?.firstChild).toBe(word);
  expect([bar?.getAttribute('aria-hidden'), bar?.value]).toEqual(['true', Math.sqrt(0.4)]);
});

it('has no bar for who wants less motion, and is gone with its call', () => {
  const { at, meter, bar } = world(true);
  expect(meter.element.hidden).toBe(true);
  at(0, 0.2);
  expect([bar?.hidden, meter.element.hidden]).toEqual([true, false]);
  jest.advanceTimersByTime(1_000);
  expect(meter.element.hidden).toBe(true);
});
