import type { Phone } from '../../protocol/messages/phone';
import type { LegFigures } from './legFigures';

/** One call of the telephone: an INVITE, and what became of it. */
export interface PhoneLeg {
  /** It is the sound of this call of the line: it names the call, or the call names it (docs/voice.md). */
  isOf(callId: string): boolean;
  /** The telephony system says that the agent has this call already: answer by itself. */
  readonly answersItself: boolean;
  readonly state: 'ringing' | 'answering' | 'talking' | 'over';
  /** @param silent it is held or muted already (after a reload): nothing of the microphone may be sent, not even at first */
  answer(microphone: MediaStream, silent: boolean): void;
  /** Before it is answered: why not (a SIP status). After: BYE. */
  end(status?: 480 | 603): void;
  /** Asked as often as one likes: the other end is told once. The microphone is silent from now on. */
  hold(held: boolean): void;
  /** The microphone sends silence. */
  mute(muted: boolean): void;
  /** Another microphone in mid-call. */
  replaceMicrophone(microphone: MediaStream): Promise<void>;
  figures(): Promise<LegFigures>;
}

/** What becomes of a call that is the check's alone. */
export interface EchoListener {
  /** It was answered, the sound has its way, and this is what comes back. */
  heard(sound: MediaStream): void;
  over(): void;
}

export interface PhoneListener {
  registered(): void;
  /** `unauthorized`: the credentials do not count (any more). */
  unregistered(why: 'unauthorized' | 'unreachable'): void;
  rang(leg: PhoneLeg): void;
  changed(leg: PhoneLeg): void;
  /** The other end can be heard: the sound to play. */
  heard(leg: PhoneLeg, sound: MediaStream): void;
}

/**
 * A telephone in the browser, whoever makes it: JsSIP here; a vendor's SDK could be another. Digits are none of its
 * business: the telephony system sends them (docs/voice.md).
 */
export interface PhonePort {
  /** Registers, and stays registered until `stop`. */
  start(phone: Phone): void;
  /** New credentials for the same registration; calls that go on are not touched. */
  renew(phone: Phone): void;
  /** The network may have become another one: finds its way and that of the sound anew, where the old one is gone. */
  networkChanged(): void;
  /**
   * Calls an address that sends back what it hears: it belongs to no call of the line, and nobody is told of it. Once it
   * is over, the listener hears nothing more. @returns its end
   */
  callEcho(address: string, sound: MediaStream, listener: EchoListener): () => void;
  /** Unregisters; calls are ended. */
  stop(): void;
  /** Goes without a word: a call that goes on waits for whoever takes it up. */
  leave(): void;
}
export type OpenPhone = (listener: PhoneListener) => PhonePort;
