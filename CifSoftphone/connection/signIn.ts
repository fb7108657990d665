import type { Trouble } from '../core/troubles/trouble';

/** The signed-in agent. Neither is ever logged. */
export interface Agent {
  /** For display only. */
  readonly name: string | undefined;
  /** Entra object id, the one of the adaptor's tokens. */
  readonly oid: string;
}

export type SignInResult =
  | { readonly ok: true; readonly agent: Agent }
  /** `again`: the sign-in service did not answer; nothing is known about the agent, so try again by yourself. */
  | { readonly ok: false; readonly again: boolean; readonly trouble: Trouble };

export type TokenResult =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly again: boolean; readonly trouble: Trouble };

/** The port to the identity provider. No method rejects. Tokens stay in the frame that asked for them. */
export interface SignIn {
  /** Without any window: from the cache, else by a hidden frame. */
  silent(): Promise<SignInResult>;
  /**
   * Opens the pop-up; call it from a click, before anything is awaited.
   *
   * @param onLateSuccess called when the agent finishes in a window that we had given up on
   */
  popUp(onLateSuccess: (agent: Agent) => void): Promise<SignInResult>;
  /** An access token for the adaptor, refreshed when it is about to expire; `fresh` when the adaptor refused the last. */
  token(options?: { readonly fresh?: boolean }): Promise<TokenResult>;
}
