/** What the telephony system is given to dial, or why nothing is dialled. */
export type DialTarget =
  /** `confirmed`: an emergency number, and the agent was asked. */
  | { readonly ok: true; readonly target: string; readonly confirmed?: true }
  | { readonly ok: false; readonly kind: 'NumberInvalid' }
  /** Choices only where the agent is asked. */
  | { readonly ok: false; readonly kind: 'EmergencyNumber'; readonly choices?: readonly string[] }
  /** Only a person knows which of these is meant; each can be given again as it is. */
  | { readonly ok: false; readonly kind: 'NumberUnclear'; readonly choices: readonly string[] };
