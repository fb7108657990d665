import { UA, WebSocketInterface } from 'jssip';
import type { IncomingDTMFEvent, IncomingInfoEvent, RTCSession } from 'jssip/lib/RTCSession';

/** What tests ask of this page. */
export interface Caller {
  call(from: string, to: string): void;
  hangUp(): void;
  state(): string;
  keys(): string;
  /** How loud the music is that this telephone plays to a caller who waits; 0: none. */
  music(): number;
  /** Counters of what this caller hears, since the call began. */
  heard(): Promise<{ readonly packets: number; readonly energy: number }>;
}

const state = document.querySelector('#state') as HTMLElement;
const ear = document.querySelector('#ear') as HTMLElement;
const keys = document.querySelector('#keys') as HTMLElement;
const form = document.querySelector('#form') as HTMLFormElement;
const player = new Audio();
let session: RTCSession | undefined;
let ua: UA | undefined;

function say(text: string): void {
  state.textContent = text;
}

/** A tone in place of a microphone: who hears it hears this caller and nobody else. */
function tone(): MediaStream {
  const context = new AudioContext();
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  const out = context.createMediaStreamDestination();
  oscillator.frequency.value = 440;
  gain.gain.value = 0.25;
  oscillator.connect(gain).connect(out);
  oscillator.start();
  void context.resume();
  return out.stream;
}

/** What a caller hears who waits, from the own telephone: the exchange has no sound, as with some of the world's. */
const waiting = new AudioContext();
const music = waiting.createGain();
const musicEar = waiting.createAnalyser();
music.gain.value = 0;
music.connect(musicEar).connect(waiting.destination);
const chord = [262, 330, 392, 523];
const noteMs = 400;
let tune: ReturnType<typeof setInterval> | undefined;

function playMusic(on: boolean): void {
  clearInterval(tune);
  music.gain.value = on ? 0.1 : 0;
  if (!on) return;
  void waiting.resume();
  let step = 0;
  const note = (): void => {
    const string = waiting.createOscillator();
    string.frequency.value = chord[step % chord.length] ?? 0;
    string.connect(music);
    string.start();
    string.stop(waiting.currentTime + noteMs / 1_000);
    step += 1;
  };
  note();
  tune = setInterval(note, noteMs);
}

async function exchange(from: string): Promise<UA> {
  const { sip } = (await (await fetch('/simulator/caller.json')).json()) as { sip: string };
  ua?.stop();
  ua = new UA({
    sockets: [new WebSocketInterface(sip)],
    uri: `sip:${encodeURIComponent(from)}@telephony.example.com`,
    register: false,
    session_timers: false,
  });
  // An INVITE before the connection stands would be no call.
  const connected = new Promise((resolve) => ua?.once('connected', resolve));
  ua.start();
  await connected;
  return ua;
}

async function call(from: string, to: string): Promise<void> {
  keys.textContent = '';
  const voice = (form.elements.namedItem('voice') as HTMLSelectElement).value;
  const stream = voice === 'tone' ? tone() : await navigator.mediaDevices.getUserMedia({ audio: true });
  const own = (await exchange(from)).call(`sip:${encodeURIComponent(to)}@telephony.example.com`, {
    mediaStream: stream,
    pcConfig: { iceServers: [] },
  });
  session = own;
  say('Calling.');
  own.connection.addEventListener('track', ({ track }) => {
    player.srcObject = new MediaStream([track]);
    player.play().catch(() => undefined);
  });
  // All addresses of this machine come at once; the end of gathering takes longer.
  own.on('icecandidate', ({ ready }) => setTimeout(ready, 20));
  own.on('progress', () => say('It rings.'));
  own.on('confirmed', () => say('Talking.'));
  own.on('hold', () => {
    say('On hold.');
    playMusic(true);
  });
  own.on('unhold', () => {
    say('Talking.');
    playMusic(false);
  });
  own.on('newInfo', ({ info }: IncomingInfoEvent) => {
    keys.textContent += /Signal=(.)/.exec(info.body)?.[1] ?? '';
  });
  own.on('newDTMF', ({ dtmf }: IncomingDTMFEvent) => {
    keys.textContent += dtmf.tone;
  });
  const over = ({ cause }: { readonly cause: string }): void => {
    say(`Over: ${cause}.`);
    playMusic(false);
  };
  own.on('ended', over).on('failed', over);
}

const earEveryMs = 1_000;
/** Of a second: a voice of -50 dB is as much; a quiet room is less. */
const audibleEnergy = 1e-5;

/** Says whether the agent is heard, so that one who calls with a microphone knows which end is mute. */
async function listen(): Promise<void> {
  let before = await caller.heard();
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, earEveryMs));
    const now = await caller.heard();
    const isVoice = now.energy - before.energy > audibleEnergy;
    ear.textContent =
      now.packets <= before.packets ? 'Nothing arrives.' : isVoice ? 'The agent is heard.' : 'Only silence arrives.';
    before = now;
  }
}

const caller: Caller = {
  call: (from, to) => void call(from, to).catch((error: unknown) => say(`No call: ${String(error)}`)),
  hangUp: () => {
    if (session?.isEnded() === false) session.terminate();
  },
  state: () => state.textContent ?? '',
  keys: () => keys.textContent ?? '',
  music: () => {
    const samples = new Float32Array(musicEar.fftSize);
    musicEar.getFloatTimeDomainData(samples);
    return Math.max(...samples.map(Math.abs));
  },
  heard: async () => {
    let [packets, energy] = [0, 0];
    for (const one of (await session?.connection.getStats())?.values() ?? []) {
      const stat = one as { type: string; packetsReceived?: number; totalAudioEnergy?: number };
      if (stat.type !== 'inbound-rtp') continue;
      packets = stat.packetsReceived ?? 0;
      energy = stat.totalAudioEnergy ?? 0;
    }
    return { packets, energy };
  },
};
Object.assign(window, { caller });
void listen();

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const text = (name: string): string => (form.elements.namedItem(name) as HTMLInputElement).value;
  caller.call(text('from'), text('to'));
});
document.querySelector('#hang-up')?.addEventListener('click', () => caller.hangUp());
void fetch('/simulator.json')
  .then((response) => response.json())
  .then(({ agents }: { agents: readonly { userName: string }[] }) => {
    (document.querySelector('#to') as HTMLInputElement).value = agents[0]?.userName ?? '';
  });
