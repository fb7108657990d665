import type { LeaderView } from '../line/lineScript';
import {
  voiceChannelName,
  voiceChoicesKey,
  voiceHello,
  voiceOffered,
  voiceScriptGlobal,
} from '../voice/channel/voiceNames';
import type { RunningVoice, VoiceFacts, VoiceScript } from '../voice/channel/voiceScript';

/** The leader's way to `voice.js`: loaded once the telephony system offers a telephone and the agent chose it. */
export function voiceBeside(lineScriptUrl: string) {
  const channel = new BroadcastChannel(voiceChannelName);
  let facts: VoiceFacts | undefined;
  let view: LeaderView;
  let voice: RunningVoice | undefined;
  let script: HTMLScriptElement | undefined;
  const look = (): void => {
    if (facts === undefined) return;
    const known = facts;
    channel.postMessage(voiceOffered);
    if (script !== undefined || !localStorage.getItem(voiceChoicesKey)?.includes('"browser":true')) return;
    script = document.createElement('script');
    script.src = new URL('voice.js', lineScriptUrl).href;
    script.onload = () => {
      voice = (Reflect.get(window, voiceScriptGlobal) as VoiceScript).startVoice(known);
      voice.line(view.status, view.calls);
    };
    document.head.append(script);
  };
  channel.onmessage = ({ data }) => data === voiceHello && look();
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
    stop: (): void => {
      if (script !== undefined) script.onload = null;
      channel.close();
      voice?.stop();
    },
  };
}
