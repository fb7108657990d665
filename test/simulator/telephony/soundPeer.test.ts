import { MediaStreamTrack, RTCPeerConnection, RTCRtpCodecParameters, type RtpPacket } from 'werift';
import { fromMuLaw, toMuLaw } from '../../../simulator/telephony/sip/muLaw';
import { tonePeer } from '../../../simulator/telephony/sip/soundPeer';
import { eventually } from '../../scenarios/harness/eventually';

it('a byte of mu-law is the sample again, but for a thirtieth', () => {
  for (const sample of [0, 9, -9, 500, -500, 8_000, -8_000, 32_000, -32_000])
    expect(Math.abs(fromMuLaw(toMuLaw(sample)) - sample)).toBeLessThanOrEqual(Math.abs(sample) / 30 + 8);
  // What RFC 3551 and each telephone have for silence.
  expect(toMuLaw(0)).toBe(0xff);
});

it('who is called is silent until the call is answered, has a tone then, and hears; held and taken back, too', async () => {
  const codec = new RTCRtpCodecParameters({ mimeType: 'audio/PCMU', clockRate: 8_000, channels: 1, payloadType: 0 });
  const agent = new RTCPeerConnection({ codecs: { audio: [codec], video: [] }, iceServers: [] });
  const microphone = new MediaStreamTrack({ kind: 'audio' });
  const transceiver = agent.addTransceiver(microphone, { direction: 'sendrecv' });
  const heard: number[] = [];
  agent.onTrack.subscribe((track) => {
    track.onReceiveRtp.subscribe((packet: RtpPacket) => {
      heard.push(...[...packet.payload].map((byte) => Math.abs(fromMuLaw(byte))));
      // What comes is sent back, so that the other end hears a tone.
      microphone.writeRtp(packet);
    });
  });
  const offer = async (): Promise<string> => {
    await agent.setLocalDescription(await agent.createOffer());
    return agent.localDescription?.sdp ?? '';
  };
  const peer = await tonePeer(await offer());
  try {
    await agent.setRemoteDescription({ type: 'answer', sdp: peer.answer });
    await eventually(() => agent.connectionState, 'connected');
    expect([heard.length, peer.hears()]).toEqual([0, 0]);
    peer.speak();
    await eventually(() => Math.max(0, ...heard) > 7_000, true);
    // The mean of a sine of 8,000.
    await eventually(() => Math.round(peer.hears() / 1_000), 5);
    transceiver.setDirection('sendonly');
    const answer = await peer.again(await offer());
    expect(answer).toMatch(/a=recvonly/);
    await agent.setRemoteDescription({ type: 'answer', sdp: answer });
    // What was on its way.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const before = heard.length;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(heard.length).toBe(before);
    transceiver.setDirection('sendrecv');
    await agent.setRemoteDescription({ type: 'answer', sdp: await peer.again(await offer()) });
    await eventually(() => heard.length > before, true);
  } finally {
    peer.stop();
    await agent.close();
  }
});
