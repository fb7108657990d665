import { type RTCPeerConnection, type RtpPacket } from 'werift';

/** An end of a call that is no browser: it sends back what it hears, so that a check has an echo. */
export interface SoundPeer {
  /** What it answers to the offer. */
  readonly answer: string;
  stop(): void;
}

/** G.711 (RFC 3551): each sample is a byte, which every browser speaks. */
const pcmu = { mimeType: 'audio/PCMU', clockRate: 8_000, channels: 1, payloadType: 0 } as const;

/** Opens real sound (ICE, DTLS-SRTP) in this process. @throws when the offer has no sound that it knows */
export async function echoPeer(offer: string): Promise<SoundPeer> {
  // Loaded by the first who wants it: most runs of the simulator have no such call.
  const { MediaStreamTrack, RTCPeerConnection: Connection, RTCRtpCodecParameters } = await import('werift');
  const connection: RTCPeerConnection = new Connection({
    codecs: { audio: [new RTCRtpCodecParameters(pcmu)], video: [] },
    iceServers: [],
  });
  const out = new MediaStreamTrack({ kind: 'audio' });
  connection.addTransceiver(out, { direction: 'sendrecv' });
  connection.onTrack.subscribe((track) => {
    track.onReceiveRtp.subscribe((packet: RtpPacket) => out.writeRtp(packet));
  });
  try {
    await connection.setRemoteDescription({ type: 'offer', sdp: offer });
    await connection.setLocalDescription(await connection.createAnswer());
  } catch (error) {
    await connection.close();
    throw error;
  }
  return { answer: connection.localDescription?.sdp ?? '', stop: () => void connection.close() };
}
