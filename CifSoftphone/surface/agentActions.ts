import type { Ground } from './ground';

export interface AgentActions {
  /** The agent chose to be available, or not (for one of the settings' reasons, and for so long). */
  chooseState(ready: boolean, reason?: string, minutes?: number): void;
  /** Straight from a click: the sign-in window opens only with the click's permission. */
  signIn(): void;
  /** What Dynamics did not take (`kept`): resolves when it was tried again, or is put away. */
  kept(id: string, again: boolean): Promise<void>;
  /** Straight from a click; false where the browser does not let us. */
  copy(text: string): Promise<boolean>;
}

/** What an agent does beside calls: how the agent stands, signing in, words that Dynamics did not take. */
export const createAgentActions = ({ line, browser }: Ground): { readonly actions: AgentActions } => ({
  actions: {
    chooseState: (ready, reason, minutes) => {
      const why = { ...(reason === undefined ? {} : { reason }), ...(minutes === undefined ? {} : { minutes }) };
      void line.send({ type: 'agent-state', ready, ...why, changedBy: 'agent' });
    },
    signIn: () => void line.signIn(),
    kept: (id, again) => line.send({ type: 'kept', id, again }),
    copy: (text) => browser.copy(text),
  },
});
