import type { CustomerSearch } from '../../core/customer/customerMatch';
import type { SoftphoneSettings } from '../../core/settings/softphoneSettings';

/** The part of the line's connection that conversations use: handlers may be many, calls have theirs. */
export interface MessagesHub {
  on(target: string, handler: (...args: unknown[]) => unknown): void;
  onclose(handler: () => void): void;
  invoke<T>(target: string, ...args: unknown[]): Promise<T>;
}

export interface MessagesFacts {
  /** What makers have set. */
  readonly settings: { get(): Pick<SoftphoneSettings, 'wrapUpSeconds'> };
  readonly adaptorUrl: string;
  /** Of that moment; `undefined` when there is none. */
  readonly token: () => Promise<string | undefined>;
  /** The line's: it has the numbers of all countries. */
  readonly customers: Pick<CustomerSearch, 'find' | 'nameOf' | 'isCustomer' | 'waysTo'>;
}

/** The agent's conversations, as the leader of the line has them. */
export interface RunningMessages {
  /** The line is connected, by this; the same again is no news. */
  connected(hub: MessagesHub): void;
  stop(): void;
}

/** What `messages.js` offers. */
export interface MessagesScript {
  startMessages(facts: MessagesFacts): RunningMessages;
}

/** Global under which `messages.js` leaves itself. */
export const messagesScriptGlobal = 'ctiSoftphoneMessages';
