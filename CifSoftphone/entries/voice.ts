import { retryDelayMs } from '../browser/retryDelayMs';
import { steadyNowMs } from '../browser/steadyNowMs';
import type { LineCommand } from '../core/line/linePort';
import { browserAudio } from '../voice/browserAudio';
import { readVoiceChoices } from '../voice/channel/voiceChoices';
import {
  voiceAgain,
  voiceChannelName,
  voiceCheck,
  voiceHeadset,
  voiceHello,
  voiceMeter,
  voiceScriptGlobal,
  voiceTry,
  voiceTryEnd,
} from '../voice/channel/voiceNames';
import type { RunningVoice, VoiceFacts, VoiceScript } from '../voice/channel/voiceScript';
import { browserHeadset } from '../voice/headset/browserHeadset';
import { Headset } from '../voice/headset/headset';
import { openJsSipPhone } from '../voice/jssip/jsSipPhone';
import { Meter } from '../voice/meter';
import { onNetworkChange } from '../voice/networkChanges';
import { phoneRequests } from '../voice/phoneRequests';
import { Voice, type VoicePorts } from '../voice/voice';
import { wayOut } from '../voice/wayOut';

/** Puts the telephone together with the real world of a browser. */
function startVoice(
  facts: VoiceFacts,
  sounded: VoicePorts['sounded'],
  ask: (command: LineCommand) => void = () => undefined,
): RunningVoice {
  const channel = new BroadcastChannel(voiceChannelName);
  const headset = new Headset(browserHeadset(), {
    nowMs: steadyNowMs,
    ask,
    told: (news) => voice.shown.tell({ headset: news }),
  });
  const voice: Voice = new Voice({
    headset,
    openPhone: openJsSipPhone,
    requests: phoneRequests(window.fetch.bind(window), facts),
    audio: browserAudio(),
    wayOut,
    choices: readVoiceChoices,
    show: (view) => channel.postMessage(view),
    sounded,
    newId: () => crypto.randomUUID(),
    onNetworkChange,
    nowMs: steadyNowMs,
    retryDelayMs: (tries, elapsedMs) => retryDelayMs(tries, elapsedMs, Math.random()),
  });
  const meter = new Meter(
    () => voice.levels(),
    (levels) => channel.postMessage({ levels }),
    () => voice.tryout.microphoneEnds(),
  );
  const asked = new Map<unknown, () => void>([
    [
      voiceHello,
      () => {
        voice.chosen();
        voice.shown.again();
      },
    ],
    [voiceAgain, () => voice.again()],
    [
      voiceCheck,
      () => {
        meter.asked();
        void voice.tryout.check();
      },
    ],
    [
      voiceTry,
      () => {
        meter.asked();
        voice.tryout.microphone();
      },
    ],
    [voiceTryEnd, () => voice.tryout.microphoneEnds()],
    [voiceMeter, () => meter.asked()],
    [voiceHeadset, () => void headset.look()],
  ]);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => asked.get(data)?.();
  return {
    line: (status, calls) => voice.line(status, calls),
    stop: () => {
      channel.onmessage = null;
      meter.stop();
      voice.stop();
      headset.stop();
      channel.close();
    },
  };
}

/* Entry of voice.js: leaves itself where the leader of the line finds it. */
const voiceScript: VoiceScript = { startVoice };
Object.defineProperty(window, voiceScriptGlobal, { value: voiceScript, configurable: true });
