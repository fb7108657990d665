/** What keeps the agent from taking the next call. The softphone tells it; the agent does not choose it. */
export const agentActivities = ['idle', 'call', 'wrap-up'] as const;
export type AgentActivity = (typeof agentActivities)[number];

/** Who chose between available and not ready last: in the softphone, by Dynamics' presence, or at the telephony side. */
export const stateChangers = ['agent', 'dynamics', 'telephony'] as const;
export type StateChanger = (typeof stateChangers)[number];

/** The state in one word, for people and routing. What goes on comes before what was chosen. */
export const agentWords = ['available', 'not-ready', 'busy', 'wrap-up'] as const;
export type AgentWord = (typeof agentWords)[number];
interface AgentStands {
  readonly ready: boolean;
  readonly activity: AgentActivity;
}
export function agentWord({ ready, activity }: AgentStands): AgentWord {
  if (activity === 'call') return 'busy';
  if (activity === 'wrap-up') return 'wrap-up';
  return ready ? 'available' : 'not-ready';
}

/** A reason is a word or two of a list, never a note. */
export const maxReasonLength = 64;
/** How long somebody may mean to be away; who comes back tomorrow gives no time. */
export const maxAwayMinutes = 720;
