import { loadScript } from '../browser/loadScript';
import type { SoundFigures } from '../core/calls/soundFigures';
import type { LineCommand } from '../core/line/linePort';
import type { LeaderView } from '../line/lineScript';
import {
  voiceAgain,
  voiceChannelName,
  voiceChoicesKey,
  voiceHello,
  voiceOffered,
  voiceScriptGlobal,
} from '../voice/channel/voiceNames';
import type { RunningVoice, VoiceFacts, VoiceScript } from '../voice/channel/voiceScript';

/** A network that was away for a moment, or a solution that is just being updated, is there again by then. */
const loadAgainMs = 15_000;

/** The leader's way to `voice.js`: loaded once the telephony system offers a telephone and the agent chose it. */
export function voiceBeside(lineScriptUrl: string, ask: (command: LineCommand) => void) {
  const channel = new BroadcastChannel(voiceChannelName);
  const sounds = new Map<string, SoundFigures>();
  let facts: VoiceFacts | undefined;
  let view: LeaderView;
  let voice: RunningVoice | undefined;
  let state: 'out' | 'loading' | 'failed' | 'stopped' = 'out';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isStopped = (): boolean => state === 'stopped';
  const tellFailure = (): void => channel.postMessage({ state: 'trouble', trouble: 'PhoneNotLoaded' });
  const load = async (known: VoiceFacts): Promise<void> => {
    clearTimeout(timer);
    state = 'loading';
    const loaded = await loadScript(
      new URL('voice.js', lineScriptUrl).href,
      () => Reflect.get(window, voiceScriptGlobal) as VoiceScript | undefined,
    ).catch(() => undefined);
    if (isStopped()) return;
    if (loaded === undefined) {
      state = 'failed';
      timer = setTimeout(() => void load(known), loadAgainMs);
      return tellFailure();
    }
    voice = loaded.startVoice(known, (callId, figures) => sounds.set(callId, figures), ask);
    voice.line(view.status, view.calls);
  };
  const look = (): void => {
    if (facts === undefined) return;
    channel.postMessage(voiceOffered);
    if (!localStorage.getItem(voiceChoicesKey)?.includes('"browser":true')) return;
    if (state === 'out') void load(facts);
    if (state === 'failed') tellFailure();
  };
  channel.onmessage = ({ data }) => {
    if (data === voiceHello) look();
    if (data === voiceAgain && state === 'failed' && facts !== undefined) void load(facts);
  };
  return {
    /** The adaptor says with each list of calls that a browser can be a telephone. */
    offered: (adaptorUrl: string, token: string): void => {
      facts = Object.assign(facts ?? {}, { adaptorUrl, token });
      look();
    },
    line: (news: LeaderView): void => {
      view = news;
      voice?.line(news.status, news.calls);
    },
    soundOf: (callId: string): SoundFigures | undefined => sounds.get(callId),
    stop: (): void => {
      state = 'stopped';
      clearTimeout(timer);
      channel.close();
      voice?.stop();
    },
  };
}
