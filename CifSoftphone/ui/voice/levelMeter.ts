import type { VoiceLevels } from '../../voice/channel/voiceView';
import { make } from './voiceElements';
import type { VoiceTexts } from './voiceStringKeys';

/** Quieter than this is no voice: the noise of a room at a headset. */
const silentBelow = 0.01;
/** People pause; only a longer silence is a word. */
const silentAfterMs = 2_000;
/** No levels for so long: there is no call any more. */
const goneAfterMs = 1_000;

const parts = ['microphone', 'heard'] as const;
type Part = (typeof parts)[number];

/**
 * How loud microphone and caller are, as a bar for the eye and as a word for everybody, which changes only between sound
 * and silence: a screen reader says it then. Who wants less motion has the words alone.
 */
export function levelMeter(nowMs: () => number = () => performance.now()) {
  const element = make('div', { testid: 'voice-levels' });
  const rows = parts.map((part) => levelRow(part));
  element.append(...rows.map((row) => row.element));
  element.hidden = true;
  let gone: ReturnType<typeof setTimeout> | undefined;
  return {
    element,
    show: (levels: VoiceLevels, texts: VoiceTexts): void => {
      element.hidden = false;
      for (const row of rows) {
        const level = levels[row.part];
        row.element.style.display = level === undefined ? 'none' : 'flex';
        if (level !== undefined) row.show(level, nowMs(), texts);
      }
      clearTimeout(gone);
      gone = setTimeout(() => (element.hidden = true), goneAfterMs);
    },
  };
}

function levelRow(part: Part) {
  const element = make('p');
  const name = make('span');
  const bar = make('meter');
  const word = make('span', { role: 'status' });
  element.append(name, bar, word);
  element.style.cssText = 'display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin:8px 0';
  // The word says it to a screen reader, which would read a number five times a second.
  bar.setAttribute('aria-hidden', 'true');
  bar.style.flex = '1 1 80px';
  const lessMotion = window.matchMedia('(prefers-reduced-motion: reduce)');
  let soundedAtMs = -Infinity;
  return {
    part,
    element,
    show: (level: number, nowMs: number, texts: VoiceTexts): void => {
      if (level >= silentBelow) soundedAtMs = nowMs;
      bar.hidden = lessMotion.matches;
      // A voice is some hundredths loud: the root makes it visible.
      bar.value = Math.sqrt(Math.min(Math.max(level, 0), 1));
      write(name, texts(part === 'microphone' ? 'Voice_Microphone' : 'Voice_Level_Caller'));
      write(word, texts(nowMs - soundedAtMs < silentAfterMs ? 'Voice_Level_heard' : 'Voice_Level_silent'));
    },
  };
}

/** The same words again would be read out again, and the panel watches its page for what is new. */
function write(element: HTMLElement, words: string): void {
  if (element.textContent !== words) element.textContent = words;
}
