import type { MediaStreamTrack, RTCPeerConnection, RtpPacket } from 'werift';
import { fromMuLaw, toMuLaw } from './muLaw';

/** An end of a call that is no browser: an echo, or somebody with a tone for a voice. */
export interface SoundPeer {
  /** What it answers to the offer. */
  readonly answer: string;
  stop(): void;
}

/** Somebody who is called: silent until the call is answered, then a tone, and an ear all the time. */
export interface TonePeer extends SoundPeer {
  speak(): void;
  /** How loud what comes in is, of 32,767: the mean of a packet. */
  hears(): number;
  /** What it answers to a later offer of the same call: held, taken back, another way through the network. */
  again(offer: string): Promise<string>;
}

/** G.711 (RFC 3551): each sample is a byte, which every browser speaks. */
const pcmu = { mimeType: 'audio/PCMU', clockRate: 8_000, channels: 1, payloadType: 0 } as const;

const packetMs = 20;
const samplesPerPacket = (pcmu.clockRate * packetMs) / 1_000;
/** As the caller's page has it. */
const tone = { hertz: 440, loudness: 8_000 } as const;

interface Opened extends SoundPeer {
  readonly out: MediaStreamTrack;
  again(offer: string): Promise<string>;
}

/** It sends back what it hears. @throws when the offer has no sound that it knows */
export async function echoPeer(offer: string): Promise<SoundPeer> {
  const { answer, stop } = await open(offer, (packet, out) => out.writeRtp(packet));
  return { answer, stop };
}

/** @throws when the offer has no sound that it knows */
export async function tonePeer(first: string): Promise<TonePeer> {
  let heard = 0;
  const { answer, out, again, stop } = await open(first, ({ payload }) => {
    heard = payload.reduce((sum, byte) => sum + Math.abs(fromMuLaw(byte)), 0) / Math.max(1, payload.length);
  });
  const { RtpHeader, RtpPacket: Packet } = await import('werift');
  let sent = 0;
  let isHeld = false;
  let speaking: ReturnType<typeof setInterval> | undefined;
  const send = (packet: number): void => {
    const first = packet * samplesPerPacket;
    const header = new RtpHeader({ sequenceNumber: packet & 0xffff, timestamp: first });
    const samples = Array.from({ length: samplesPerPacket }, (_, at) => toneAt(first + at));
    out.writeRtp(new Packet(header, Buffer.from(samples)));
  };
  return {
    answer,
    again: (offer) => {
      isHeld = isOnHold(offer);
      return again(offer);
    },
    hears: () => heard,
    speak: () => {
      const beganMs = Date.now();
      // A timer that comes late sends what is missing.
      speaking ??= setInterval(() => {
        for (; sent * packetMs < Date.now() - beganMs; sent += 1) if (!isHeld) send(sent);
      }, packetMs);
    },
    stop: () => {
      clearInterval(speaking);
      stop();
    },
  };
}

/** Who offers to hear nothing gets nothing (RFC 3264 8.4). */
const isOnHold = (offer: string): boolean => /^a=(?:sendonly|inactive)\b/m.test(offer);

const toneAt = (sample: number): number =>
  toMuLaw(Math.round(tone.loudness * Math.sin((2 * Math.PI * tone.hertz * sample) / pcmu.clockRate)));

/** Opens real sound (ICE, DTLS-SRTP) in this process. */
async function open(offer: string, hear: (packet: RtpPacket, out: MediaStreamTrack) => void): Promise<Opened> {
  // Loaded by the first who wants it: most runs of the simulator have no such call.
  const { MediaStreamTrack: Track, RTCPeerConnection: Connection, RTCRtpCodecParameters } = await import('werift');
  const connection: RTCPeerConnection = new Connection({
    codecs: { audio: [new RTCRtpCodecParameters(pcmu)], video: [] },
    iceServers: [],
  });
  const out = new Track({ kind: 'audio' });
  connection.addTransceiver(out, { direction: 'sendrecv' });
  connection.onTrack.subscribe((track) => {
    track.onReceiveRtp.subscribe((packet: RtpPacket) => hear(packet, out));
  });
  const again = async (sdp: string): Promise<string> => {
    await connection.setRemoteDescription({ type: 'offer', sdp });
    await connection.setLocalDescription(await connection.createAnswer());
    return connection.localDescription?.sdp ?? '';
  };
  try {
    return { answer: await again(offer), out, again, stop: () => void connection.close() };
  } catch (error) {
    await connection.close();
    throw error;
  }
}
