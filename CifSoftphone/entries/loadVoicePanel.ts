import { voiceChannelName, voiceHello, voiceOffered } from '../voice/channel/voiceNames';

/** Loads `voicepanel.js` beside the panel as soon as the line says that there is a telephone for this browser. */
export function loadVoicePanel(): void {
  const channel = new BroadcastChannel(voiceChannelName);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data !== voiceOffered) return;
    channel.close();
    const script = document.createElement('script');
    script.src = 'voicepanel.js';
    document.head.append(script);
  };
  // The leader of the line may have been there before this panel.
  channel.postMessage(voiceHello);
}
