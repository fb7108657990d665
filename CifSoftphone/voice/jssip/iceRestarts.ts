import { voiceTimings } from '../voiceTimings';

/**
 * Finds the sound a new way when the network has become another one: a restart of ICE (RFC 8445, section 9) by a
 * re-INVITE. A way that is only disturbed comes back by itself; one that has failed never does, and JsSIP 3.13 ends the
 * call for it. So JsSIP, whose own listener comes first, sees such a way as disturbed.
 *
 * @param restart asks for it once; what cannot be asked now is asked again
 * @returns its undo
 */
export function iceRestarts(connection: RTCPeerConnection, restart: () => void): () => void {
  const native: unknown = Reflect.getPrototypeOf(connection);
  const stateNow = (): unknown => Reflect.get(native as object, 'iceConnectionState', connection);
  Object.defineProperty(connection, 'iceConnectionState', {
    get: () => (stateNow() === 'failed' ? 'disconnected' : stateNow()),
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    clearTimeout(timer);
    const state = stateNow();
    if (state !== 'disconnected' && state !== 'failed') return;
    const again = (): void => {
      restart();
      timer = setTimeout(again, voiceTimings.iceRetryMs);
    };
    timer = setTimeout(again, state === 'failed' ? 0 : voiceTimings.iceLostMs);
  };
  connection.addEventListener('iceconnectionstatechange', look);
  return () => {
    clearTimeout(timer);
    connection.removeEventListener('iceconnectionstatechange', look);
  };
}
