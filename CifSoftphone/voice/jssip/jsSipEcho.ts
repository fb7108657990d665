import type { UA } from 'jssip';
import type { Phone } from '../../../protocol/messages/phone';
import type { EchoListener } from '../phonePort';
import { hurryIce, toPcConfig } from './sessionWay';

/** A call of the check's own: to an address of the telephony system that sends back what it hears. */
export function callEcho(
  ua: UA,
  iceServers: Phone['iceServers'],
  { address, sound, listener }: { address: string; sound: MediaStream; listener: EchoListener },
): () => void {
  const session = ua.call(address, { mediaStream: sound, pcConfig: toPcConfig(iceServers) });
  const { connection } = session;
  let back: MediaStream | undefined;
  let confirmed = false;
  let told = false;
  // What is sent before both is heard by nobody.
  const look = (): void => {
    if (told || !confirmed || back === undefined || connection.connectionState !== 'connected') return;
    told = true;
    listener.heard(back);
  };
  hurryIce(session, iceServers);
  connection.addEventListener('track', ({ track }) => {
    back = new MediaStream([track]);
    look();
  });
  connection.addEventListener('connectionstatechange', look);
  session.on('confirmed', () => {
    confirmed = true;
    look();
  });
  session.on('ended', () => listener.over());
  session.on('failed', () => listener.over());
  return () => {
    if (!session.isEnded()) session.terminate();
  };
}
