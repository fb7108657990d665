import type { RTCSession } from 'jssip/lib/RTCSession';
import type { Phone } from '../../../protocol/messages/phone';
import { voiceTimings } from '../voiceTimings';
import { keepCandidates } from './keepCandidates';
import { hurryIce, toPcConfig } from './sessionWay';

/** What JsSIP 3.13 asks for before it sends its 200. */
interface Inner {
  _createLocalDescription: (type: string, constraints: unknown) => Promise<string>;
}

/**
 * Makes the browser's half of the sound while the call still rings: connection, addresses and answer take a browser some
 * eighty milliseconds, which would come after Accept. JsSIP makes them in one go with the 200, so it is begun early and
 * held before that. Until `answer` nothing is sent: no microphone is open, and the other end's addresses are kept back, for
 * a browser that knows them agrees on keys at once.
 */
export class EarlyAnswer {
  private begun = false;
  private timer: ReturnType<typeof setTimeout>;
  private give: (microphone: MediaStream) => void = () => undefined;
  private readonly microphone = new Promise<MediaStream>((resolve) => (this.give = resolve));

  constructor(
    private readonly session: RTCSession,
    private readonly iceServers: Phone['iceServers'],
  ) {
    // The ring is drawn first.
    this.timer = setTimeout(() => this.begin(), voiceTimings.earlyAnswerMs);
    session.on('ended', () => this.leave());
    session.on('failed', () => this.leave());
  }

  answer(microphone: MediaStream): void {
    this.begin();
    this.leave();
    this.give(microphone);
  }

  private leave(): void {
    clearTimeout(this.timer);
  }

  private begin(): void {
    const { session, iceServers } = this;
    if (this.begun) return;
    this.begun = true;
    this.leave();
    // JsSIP has its own limit, and forgets it now.
    this.timer = setTimeout(() => session.terminate({ status_code: 408 }), voiceTimings.longestRingMs);
    keepCandidates(session);
    hurryIce(session, iceServers);
    let sender: RTCRtpSender | undefined;
    session.on('connecting', () => {
      const { connection } = session;
      // An INVITE without an offer has brought none.
      const [transceiver = connection.addTransceiver('audio')] = connection.getTransceivers();
      transceiver.direction = 'sendrecv';
      sender = transceiver.sender;
    });
    const inner = session as unknown as Inner;
    const own = inner._createLocalDescription;
    inner._createLocalDescription = async (...how) => {
      inner._createLocalDescription = own;
      const sdp = await own.apply(session, how);
      const [track = null] = (await this.microphone).getAudioTracks();
      await sender?.replaceTrack(track);
      // Addresses that were found meanwhile stand in it, too.
      return session.connection.localDescription?.sdp ?? sdp;
    };
    session.answer({ mediaStream: new MediaStream(), pcConfig: toPcConfig(iceServers) });
  }
}
