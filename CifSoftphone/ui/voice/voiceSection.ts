import type { VoiceChoices } from '../../voice/channel/voiceChoices';
import type { VoiceCheck, VoiceDevice, VoiceLevels, VoiceView } from '../../voice/channel/voiceView';
import { headsetLine } from './headsetLine';
import { levelMeter } from './levelMeter';
import { microphoneTrial } from './microphoneTrial';
import { button, cardLook, fieldLook, make } from './voiceElements';
import type { VoiceTexts } from './voiceStringKeys';

export interface VoiceSectionActions {
  choose(choices: VoiceChoices): void;
  again(): void;
  check(): void;
  /** The microphone without a call: open, and closed again. */
  tryMicrophone(on: boolean): void;
  /** From a click: the browser asks which headset. Absent where it cannot. */
  readonly allowHeadset: (() => void) | undefined;
}

export interface VoiceSection {
  readonly element: HTMLElement;
  /** @param view `undefined` where the agent hears calls at the desk phone */
  draw(view: VoiceView | undefined, choices: VoiceChoices, texts: VoiceTexts): void;
  /** The agent looks at the details. */
  isOpen(): boolean;
  levels(levels: VoiceLevels, texts: VoiceTexts): void;
  /** The page does not let the browser ask for a headset; drawn with the next `draw`. */
  headsetForbidden(): void;
}

const checks = ['microphone', 'level', 'registered', 'way'] as const;

/**
 * Where calls are heard, with which devices, and what stands in the way. Native elements without React: at home in every
 * theme, and not a byte for those who have no telephone here. Made once and changed in place, so that the focus stays.
 */
export function voiceSection(actions: VoiceSectionActions): VoiceSection {
  let current: VoiceChoices | undefined;
  const choose = (change: Partial<VoiceChoices>): void => {
    if (current !== undefined) actions.choose({ ...current, ...change });
  };
  const element = make('section', { testid: 'voice' });
  const fold = make('details');
  const summary = make('summary');
  const where = field((value) => choose({ browser: value === 'browser' }));
  const microphone = field((microphoneId) => choose({ microphoneId }));
  const speaker = field((speakerId) => choose({ speakerId }));
  const trial = microphoneTrial(actions.tryMicrophone);
  const result = checkResult();
  const check = button(() => {
    result.isAskedFor();
    actions.check();
  });
  const meter = levelMeter();
  const headset = headsetLine(actions.allowHeadset);
  const trouble = make('div', { role: 'alert', testid: 'voice-trouble' });
  const words = make('p');
  const again = button(() => actions.again());
  fold.append(summary, where.label, microphone.label, speaker.label);
  fold.append(trial.element, meter.element, headset.element, check, result.element);
  // A microphone must not stay open unseen.
  fold.addEventListener('toggle', () => !fold.open && actions.tryMicrophone(false));
  element.append(fold, trouble);
  fold.style.cssText = `${cardLook};margin:8px 0`;
  // In high contrast colours go: the edge stays.
  trouble.style.cssText = `${cardLook};border-color:currentColor;padding-top:0;margin:8px 0`;
  summary.style.cssText = 'cursor:pointer;font-weight:600';

  const drawTrouble = (view: VoiceView | undefined, texts: VoiceTexts): void => {
    const kind = view?.trouble;
    trouble.style.display = kind === undefined ? 'none' : 'block';
    if (kind === undefined) return trouble.replaceChildren();
    words.textContent = (['What', 'Means', 'Do'] as const).map((part) => texts(`Voice_${kind}_${part}`)).join(' ');
    again.textContent = texts('Voice_Again');
    // The same words again would be read out again.
    if (trouble.childElementCount === 0) trouble.append(words, again);
    again.hidden = kind === 'MicrophoneGone' || kind.startsWith('Call');
  };

  return {
    element,
    isOpen: () => fold.open,
    levels: meter.show,
    headsetForbidden: headset.forbidden,
    draw: (view, choices, texts) => {
      current = choices;
      const state = view === undefined ? texts('Voice_Desk') : texts(`Voice_${view.quality ?? view.state}`);
      element.setAttribute('aria-label', texts('Voice_Title'));
      element.dataset.state = view?.state ?? 'desk';
      element.dataset.quality = view?.quality ?? '';
      summary.textContent = `${texts('Voice_Title')}: ${state}`;
      where.show(texts('Voice_Where'), choices.browser ? 'browser' : 'desk', [
        { id: 'desk', name: texts('Voice_Desk') },
        { id: 'browser', name: texts('Voice_Browser') },
      ]);
      const usual = { id: '', name: texts('Voice_Usual') };
      microphone.show(texts('Voice_Microphone'), choices.microphoneId, [usual, ...(view?.microphones ?? [])]);
      speaker.show(texts('Voice_Speaker'), choices.speakerId, [usual, ...(view?.speakers ?? [])]);
      for (const part of [microphone.label, speaker.label, check]) part.hidden = view === undefined;
      microphone.label.style.display = view === undefined ? 'none' : 'grid';
      speaker.label.style.display = microphone.label.style.display;
      trial.draw(view, texts);
      headset.draw(view, texts);
      check.textContent = texts('Voice_Check');
      result.draw(view?.check === undefined ? [] : checkLines(view.check, texts));
      drawTrouble(view, texts);
    },
  };
}

/** What the check says, in the place that is read out. */
function checkResult() {
  const element = make('div', { role: 'status' });
  const found = make('ul');
  element.append(found);
  found.style.cssText = 'margin:8px 0;padding-inline-start:20px';
  /** The agent has pressed it and waits for what it says. */
  let asked = false;
  return {
    element,
    isAskedFor: () => void (asked = true),
    draw: (lines: readonly HTMLElement[]): void => {
      // The same words again would be read out again.
      if (wordsOf(lines) === wordsOf([...found.children])) return;
      found.replaceChildren(...lines);
      // The panel is low: what was asked for would come below its edge.
      if (asked) element.scrollIntoView({ block: 'nearest' });
      asked = false;
    },
  };
}

const checkLines = (check: VoiceCheck, texts: VoiceTexts): readonly HTMLElement[] => {
  const works = (is: boolean): string => texts(is ? 'Voice_Check_Yes' : 'Voice_Check_No');
  const { echo, echoMs } = check;
  const lines = [
    ...checks.map((part) => [part, works(check[part])] as const),
    ['echo', echo === 'heard' ? `${works(true)} (${milliseconds(echoMs ?? 0)})` : texts(`Voice_Echo_${echo}`)] as const,
  ];
  return lines.map(([part, words]) => {
    const line = make('li');
    line.textContent = `${texts(`Voice_Check_${part}`)}: ${words}`;
    return line;
  });
};

const milliseconds = (count: number): string =>
  new Intl.NumberFormat(document.documentElement.lang || 'en', {
    ...{ style: 'unit', unit: 'millisecond', numberingSystem: 'latn' },
  }).format(count);

const wordsOf = (lines: readonly Element[]): string => lines.map(({ textContent }) => textContent).join('\n');

interface Field {
  readonly label: HTMLElement;
  show(name: string, value: string, options: readonly VoiceDevice[]): void;
}

function field(onChoice: (value: string) => void): Field {
  const label = make('label');
  const name = make('span');
  const select = make('select');
  label.append(name, select);
  label.style.display = 'grid';
  // The name of a device is as long as its maker wanted: the list stays inside of the panel.
  label.style.gridTemplateColumns = 'minmax(0, 1fr)';
  label.style.margin = '12px 0';
  label.style.gap = '2px';
  select.style.cssText = fieldLook;
  select.addEventListener('change', () => onChoice(select.value));
  let drawn = '';
  return {
    label,
    show: (text, value, options) => {
      name.textContent = text;
      // Only when something is new: an open list must not close under the agent's hand.
      const now = JSON.stringify(options);
      if (now !== drawn) select.replaceChildren(...options.map(({ id, name: word }) => new Option(word, id)));
      drawn = now;
      const chosen = options.find(({ id }) => id === value) ?? options[0];
      select.value = chosen?.id ?? '';
      // What does not fit is cut off at its end, also where the page runs the other way.
      select.dir = /^[^\p{L}]*\p{Script=Latin}/u.test(chosen?.name ?? '') ? 'ltr' : '';
    },
  };
}
