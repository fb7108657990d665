import type { AudioPort, MicrophoneResult } from './audioPort';
import { browserEcho } from './browserEcho';
import { browserGauge } from './browserGauge';
import type { VoiceDevice, VoiceTrouble } from './channel/voiceView';

/** The browser's own echo and noise suppression, as for any telephone call. */
const likeATelephone = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

/** Chromium's name of what an iframe's `allow` lists; other browsers do not tell. */
interface PolicyDocument {
  readonly featurePolicy?: { allowsFeature(feature: string): boolean };
}

export function browserAudio(): AudioPort {
  return {
    openMicrophone: async (id) => {
      if (isForbiddenHere()) return { ok: false, trouble: 'MicrophoneForbidden' };
      const first = await open(id === '' ? likeATelephone : { ...likeATelephone, deviceId: { exact: id } });
      return first.ok || id === '' || first.trouble !== 'MicrophoneMissing' ? first : open(likeATelephone);
    },
    close: (stream) => stream.getTracks().forEach((track) => track.stop()),
    devices: async () => {
      const all = await listDevices();
      const named = (kind: MediaDeviceKind): readonly VoiceDevice[] =>
        all.flatMap((one) =>
          one.kind === kind && one.label !== '' && one.deviceId !== 'default' && one.deviceId !== 'communications'
            ? [{ id: one.deviceId, name: one.label }]
            : [],
        );
      return { microphones: named('audioinput'), speakers: named('audiooutput') };
    },
    onChange: (listener) => {
      const { mediaDevices } = navigator;
      let permission: PermissionStatus | undefined;
      mediaDevices.addEventListener('devicechange', listener);
      void navigator.permissions
        .query({ name: 'microphone' as PermissionName })
        .then((status) => {
          permission = status;
          status.addEventListener('change', listener);
        })
        .catch(() => undefined);
      return () => {
        mediaDevices.removeEventListener('devicechange', listener);
        permission?.removeEventListener('change', listener);
      };
    },
    onEnded: (stream, listener) =>
      stream.getAudioTracks().forEach((track) => track.addEventListener('ended', listener)),
    play: (sound, speakerId) => {
      const element = new Audio();
      element.autoplay = true;
      const toSpeaker = (id: string): void => void element.setSinkId(id).catch(() => undefined);
      if (speakerId !== '') toSpeaker(speakerId);
      element.srcObject = sound;
      // A page that has the microphone may play; where it may not, the watch says that nothing is heard.
      element.play().catch(() => undefined);
      return {
        toSpeaker,
        stop: () => {
          element.pause();
          element.srcObject = null;
        },
      };
    },
    hearsSomething,
    gauge: browserGauge,
    echoProbe: (microphone) => browserEcho(microphone).catch(() => undefined),
  };
}

async function open(audio: MediaTrackConstraints): Promise<MicrophoneResult> {
  try {
    return { ok: true, stream: await navigator.mediaDevices.getUserMedia({ audio }) };
  } catch (error) {
    return { ok: false, trouble: toTrouble(error) };
  }
}

/** Names of `DOMException` by W3C mediacapture. A page without https has no `mediaDevices` at all. */
function toTrouble(error: unknown): VoiceTrouble {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError') return 'MicrophoneRefused';
  if (name === 'SecurityError' || name === 'TypeError') return 'MicrophoneForbidden';
  return 'MicrophoneMissing';
}

/** The page or its frame is not given the microphone: no question would reach the agent. */
function isForbiddenHere(): boolean {
  const { featurePolicy } = document as PolicyDocument;
  return featurePolicy?.allowsFeature('microphone') === false;
}

async function listDevices(): Promise<readonly MediaDeviceInfo[]> {
  try {
    return await navigator.mediaDevices.enumerateDevices();
  } catch {
    return [];
  }
}

async function hearsSomething(stream: MediaStream, withinMs: number): Promise<boolean> {
  const context = new AudioContext();
  try {
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(stream).connect(analyser);
    // A page in which nobody has clicked yet may never hear of it: then nothing is heard, but the check ends.
    context.resume().catch(() => undefined);
    const samples = new Float32Array(analyser.fftSize);
    for (const endMs = performance.now() + withinMs; performance.now() < endMs;) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      analyser.getFloatTimeDomainData(samples);
      if (samples.some((one) => Math.abs(one) > 0.001)) return true;
    }
    return false;
  } finally {
    void context.close();
  }
}
