import type { RTCSession } from 'jssip/lib/RTCSession';
import type { Phone } from '../../../protocol/messages/phone';
import { voiceTimings } from '../voiceTimings';

/** How the sound of a call finds its way. */
export const toPcConfig = (iceServers: Phone['iceServers']): RTCConfiguration => ({
  iceServers: iceServers.map(({ urls, ...rest }) => ({ urls: [...urls], ...rest })),
  bundlePolicy: 'max-bundle',
});

/** JsSIP would wait for the end of all gathering, which takes a hundred milliseconds and more. */
export function hurryIce(session: RTCSession, iceServers: Phone['iceServers']): void {
  const waitMs = iceServers.length === 0 ? voiceTimings.iceHostMs : voiceTimings.iceServerMs;
  session.on('icecandidate', ({ ready }) => setTimeout(ready, waitMs));
}
