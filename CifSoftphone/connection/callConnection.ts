import type { SoftphoneAnswer, SoftphoneMessage } from '../../protocol/messages/softphoneMessage';
import type { Trouble } from '../core/troubles/trouble';

/** What the connection tells; one union, so that a status can never be half of two. */
export type ConnectionNews =
  | { readonly type: 'connecting' | 'connected' | 'reconnecting' }
  /** The agent must sign in; the connection has stopped trying. */
  | { readonly type: 'signed-out'; readonly trouble: Trouble }
  /** It goes on trying; the agent should know why it takes so long. */
  | { readonly type: 'trouble'; readonly trouble: Trouble }
  /** The one argument of `ReceiveNotification`, not yet parsed. */
  | { readonly type: 'pushed'; readonly argument: unknown };

/** The port to the SignalR connection of one agent. */
export interface CallConnection {
  /** Connects and never gives up until `stop`, except where the agent has to sign in. */
  start(): void;
  /**
   * Does not wait for the next try: the agent did something.
   * @param anew the network is another one: what looks connected may be dead for half a minute before anybody notices
   */
  tryNow(anew?: boolean): void;
  /** Resolves with the adaptor's answer; rejects when there is none (no connection, time-out, service error). */
  invoke(message: SoftphoneMessage): Promise<SoftphoneAnswer>;
  /** Resolves when the connection is closed. No news after that. */
  stop(): Promise<void>;
}
export type OpenCallConnection = (onNews: (news: ConnectionNews) => void) => CallConnection;
