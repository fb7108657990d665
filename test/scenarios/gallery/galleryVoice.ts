import voiceWords from '../../../strings/voice.words';
import { drawSoundSigns } from '../../../CifSoftphone/ui/voice/soundSigns';
import { voiceSection } from '../../../CifSoftphone/ui/voice/voiceSection';
import type { VoiceTexts } from '../../../CifSoftphone/ui/voice/voiceStringKeys';
import {
  voiceQualities,
  voiceTroubles,
  type VoiceCheck,
  type VoiceView,
} from '../../../CifSoftphone/voice/channel/voiceView';

/** How the browser's telephone is drawn: what the panel is told of it, and what the agent has done. */
interface VoiceState {
  /** `undefined`: calls are heard at the desk phone. */
  readonly view: VoiceView | undefined;
  /** The agent has not opened it. */
  readonly folded?: true;
  /** So loud is the microphone, and the caller. */
  readonly levels?: readonly [microphone: number, heard: number | undefined];
  readonly headsetForbidden?: true;
}

const headset = 'Headset of a long name (Model 4711 Stereo, 045e:0779)';
const ready: VoiceView = {
  state: 'ready',
  trouble: undefined,
  microphones: [{ id: 'm1', name: headset }],
  speakers: [{ id: 's1', name: headset }],
  quality: undefined,
  sounds: [],
  check: undefined,
  headset: undefined,
  trying: false,
};
const works: VoiceCheck = {
  ...{ microphone: true, level: true, registered: true, way: true, wayBy: 'direct' },
  ...{ echo: 'heard', echoMs: 182 },
};
const echoes = ['none', 'running', 'silent', 'call'] as const;

/** States of the panel whose agent has a telephone in the browser; drawn in a panel, as the product does. */
export const voiceStates: Readonly<Record<string, VoiceState>> = {
  'sound at the desk phone': { view: undefined },
  'sound in this browser, folded': { view: ready, folded: true },
  'sound in this browser, starting': { view: { ...ready, state: 'starting', microphones: [], speakers: [] } },
  'sound in this browser': { view: { ...ready, headset: { name: headset, usable: true } } },
  'sound that was checked and works': { view: { ...ready, check: works } },
  'sound that was checked and fails': {
    view: {
      ...ready,
      state: 'trouble',
      trouble: 'MicrophoneMissing',
      headset: { name: headset, usable: false },
      check: {
        ...{ microphone: false, level: false, registered: false, way: false, wayBy: 'none' },
        ...{ echo: 'failed', echoMs: undefined },
      },
    },
  },
  ...Object.fromEntries(
    echoes.map((echo) => [
      `sound being checked, echo ${echo}`,
      {
        view: { ...ready, check: { ...works, echo, echoMs: undefined }, trying: echo === 'running' },
        ...(echo === 'running' ? { levels: [0.3, undefined] as const } : {}),
      },
    ]),
  ),
  'microphone being tried': { view: { ...ready, trying: true }, levels: [0.4, undefined] },
  'headset that may not be asked for': { view: ready, headsetForbidden: true },
  ...Object.fromEntries(
    voiceTroubles.map((trouble) => [`sound trouble ${trouble}`, { view: { ...ready, state: 'trouble', trouble } }]),
  ),
  ...Object.fromEntries(
    voiceQualities.map((quality) => [
      `call with ${quality} sound`,
      {
        view: { ...ready, quality, sounds: [{ callId: 'call-1', quality }] },
        levels: [0.2, quality === 'poor' ? 0 : 0.4],
      },
    ]),
  ),
};

/** As voicepanel.js does in a panel that is drawn. */
export function hangVoice(
  frame: HTMLElement,
  state: string,
  strings: Readonly<Record<string, string>> | undefined,
): void {
  const voice = voiceStates[state];
  const place = frame.querySelector('[data-voice]');
  if (voice === undefined || place === null) return;
  const words = voiceWords.get(document.documentElement.lang) ?? voiceWords.get('en');
  const texts: VoiceTexts = (key) => strings?.[key] ?? words?.[key] ?? key;
  const nothing = (): void => undefined;
  const section = voiceSection({
    ...{ choose: nothing, again: nothing, check: nothing, tryMicrophone: nothing, allowHeadset: nothing },
  });
  const { view, levels, folded, headsetForbidden } = voice;
  if (headsetForbidden) section.headsetForbidden();
  section.draw(view, { browser: view !== undefined, microphoneId: 'm1', speakerId: 's1' }, texts);
  const fold = section.element.querySelector('details');
  if (fold !== null) fold.open = folded !== true;
  place.append(section.element);
  if (levels !== undefined) section.levels({ microphone: levels[0], heard: levels[1] }, texts);
  drawSoundSigns(frame, view?.sounds ?? [], texts);
}
