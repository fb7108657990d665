import { UA } from 'jssip';
import type { Phone } from '../../../protocol/messages/phone';
import type { RTCSession } from 'jssip/lib/RTCSession';
import type { RTCSessionEvent } from 'jssip/lib/UA';
import type { EchoListener, OpenPhone, PhoneListener, PhonePort } from '../phonePort';
import { callEcho } from './jsSipEcho';
import { JsSipLeg } from './jsSipLeg';
import { voiceTimings } from '../voiceTimings';
import { QuietSocket } from './quietSocket';

/** SIP over WebSocket by JsSIP (RFC 7118); it connects again by itself. */
export const openJsSipPhone: OpenPhone = (listener) => new JsSipPhone(listener);

/** Registered again by then: a registration of a browser that died must not ring into nothing for long. */
const registerSeconds = 60;
/** Between two tries to connect: the registration is back within a second of the telephony system. */
const reconnectSeconds = { connection_recovery_min_interval: 1, connection_recovery_max_interval: 8 };

class JsSipPhone implements PhonePort {
  private ua: UA | undefined;
  private socket: QuietSocket | undefined;
  private phone: Phone | undefined;
  /** Calls that are not over. */
  private readonly sessions = new Map<RTCSession, JsSipLeg>();
  private answerTimer: ReturnType<typeof setTimeout> | undefined;
  /** Another registration than the one that calls go on over: it takes its place after the last. */
  private moved: Phone | undefined;

  constructor(private readonly listener: PhoneListener) {}

  start(phone: Phone): void {
    this.stop();
    const socket = new QuietSocket(phone.url);
    const ua = new UA({
      sockets: [socket],
      uri: phone.uri,
      password: phone.secret,
      ...(phone.user === undefined ? {} : { authorization_user: phone.user }),
      register: true,
      register_expires: registerSeconds,
      session_timers: false,
      user_agent: 'CIF Softphone',
      ...reconnectSeconds,
    });
    this.ua = ua;
    this.socket = socket;
    this.phone = phone;
    ua.on('registered', () => this.ua === ua && this.listener.registered());
    ua.on('disconnected', () => this.ua === ua && this.listener.unregistered('unreachable'));
    ua.on('registrationFailed', ({ response }) => {
      // Without a response nobody answered; with one the telephony system does not want these credentials.
      const status = (response as { readonly status_code?: unknown } | null)?.status_code;
      if (this.ua === ua) this.listener.unregistered(typeof status === 'number' ? 'unauthorized' : 'unreachable');
    });
    ua.on('newRTCSession', (event: RTCSessionEvent) => {
      if (event.originator !== 'remote') return;
      const { session, request } = event;
      const { iceServers = [] } = this.phone ?? {};
      const leg = new JsSipLeg(session, request, iceServers, this.listener, () => ua.isConnected());
      this.sessions.set(session, leg);
      session.on('ended', () => this.isOver(session)).on('failed', () => this.isOver(session));
      this.listener.rang(leg);
    });
    ua.start();
  }

  renew(phone: Phone): void {
    const { ua, phone: before } = this;
    if (ua === undefined || before === undefined) return;
    this.moved = undefined;
    if (phone.url !== before.url || phone.uri !== before.uri) {
      if (this.sessions.size === 0) return this.start(phone);
      this.moved = phone;
      return;
    }
    this.phone = phone;
    ua.set('password', phone.secret);
    if (phone.user !== undefined) ua.set('authorization_user', phone.user);
    ua.register();
  }

  /**
   * A WebSocket does not notice that its network is gone: the registrar is asked, and where it is not heard the connection
   * is made anew. With its first word the sound of each call looks for its way, too.
   */
  networkChanged(): void {
    const { ua, socket } = this;
    if (ua === undefined || socket === undefined) return;
    clearTimeout(this.answerTimer);
    socket.onceHeard(() => {
      clearTimeout(this.answerTimer);
      this.sessions.forEach((leg) => leg.networkChanged());
    });
    // Where there is no connection, JsSIP makes one within seconds, and registers.
    if (!ua.isConnected()) return;
    ua.register();
    this.answerTimer = setTimeout(() => socket.connectAnew(), voiceTimings.sipAnswerMs);
  }

  callEcho(address: string, sound: MediaStream, listener: EchoListener): () => void {
    const { ua, phone } = this;
    if (ua?.isRegistered() === true) return callEcho(ua, phone?.iceServers ?? [], { address, sound, listener });
    listener.over();
    return () => undefined;
  }

  stop(): void {
    const { ua } = this;
    clearTimeout(this.answerTimer);
    this.ua = undefined;
    this.moved = undefined;
    ua?.stop();
  }

  private isOver(session: RTCSession): void {
    this.sessions.delete(session);
    if (this.sessions.size === 0 && this.moved !== undefined) this.start(this.moved);
  }

  leave(): void {
    this.socket?.leave();
    this.stop();
  }
}
