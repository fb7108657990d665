import type { Phone } from '../../protocol/messages/phone';
import type { VoiceWay } from './channel/voiceView';
import { voiceTimings } from './voiceTimings';

const wayOf: Readonly<Record<string, VoiceWay>> = { host: 'direct', srflx: 'stun', relay: 'turn' };
const order: readonly VoiceWay[] = ['none', 'direct', 'stun', 'turn'];

/** Gathers addresses as a call would (RFC 8445), without calling anybody: the best that is found in time. Never rejects. */
export async function wayOut(iceServers: Phone['iceServers']): Promise<VoiceWay> {
  let best: VoiceWay = 'none';
  const connection = new RTCPeerConnection({
    iceServers: iceServers.map(({ urls, ...rest }) => ({ urls: [...urls], ...rest })),
  });
  try {
    const gathered = new Promise<void>((resolve) => {
      setTimeout(resolve, voiceTimings.checkWayMs);
      connection.addEventListener('icecandidate', ({ candidate }) => {
        const way = wayOf[candidate?.type ?? ''];
        if (way !== undefined && order.indexOf(way) > order.indexOf(best)) best = way;
        // Nothing more comes, and nothing would be better than that.
        if (candidate === null || best === 'turn') resolve();
      });
    });
    connection.addTransceiver('audio');
    await connection.setLocalDescription();
    await gathered;
  } catch {
    // Servers that the browser does not take, or WebRTC switched off by a policy: there is no way.
  } finally {
    connection.close();
  }
  return best;
}
