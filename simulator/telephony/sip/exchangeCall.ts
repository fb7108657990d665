import type { Contact } from './phoneBook';
import type { SipLeg } from './sipLeg';
import type { SipMessage } from './sipMessage';

/** A call with sound in browsers, as the exchange moves it: what comes by SIP, and browsers that go and come back. */
export interface ExchangeCall {
  readonly userId: string;
  legs(): readonly SipLeg[];
  /** A later request of one of the legs. */
  take(leg: SipLeg, request: SipMessage): void;
  /** A browser's connection is gone. */
  lost(leg: SipLeg): void;
  /** The agent's browser is back, or another one. */
  resume(contact: Contact): void;
  end(): void;
}

/** A caller waits so long for an agent whose browser went away in mid-call. */
export const resumeWaitMs = 20_000;

/** The browser answers by itself: the agent has dialled, or has this call already. */
export const answerByItself = (realm: string) => ['Call-Info', `<sip:${realm}>;answer-after=0`] as const;
