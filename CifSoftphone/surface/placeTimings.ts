/** How long the session waits for the search after the answer: half of the 500 ms that accept → session may take. */
export const matchBudgetMs = 250;
/**
 * How long the host's notification waits for the caller's name; the card waits for nothing. Most answers of Dataverse
 * come within it, and who looks elsewhere does not notice half a second of a ring.
 */
export const nameBudgetMs = 500;
/**
 * A card that can be seen has been seen well before this; after it, a ring that only the host's notification shows is
 * reported as handed to the host.
 */
export const handedToHostAfterMs = 800;
/** After "Done": enough for a call that is only told anew to be there again, too little for an agent to wait for. */
export const sessionCloseAfterMs = 300;
/** How long the card of a call that the agent ended stays: enough to read it, not enough to be in the way. */
export const endedCardMs = 8_000;
/** A person who types pauses so long between words, not between letters: one question instead of one per letter. */
export const historySearchDelayMs = 300;
/** As many calls as an agent seldom has in a day: what the day was made of is one question. */
export const dayOfCalls = 100;
/**
 * When a list of calls is read anew after a call has ended: the row is usually written within a second; the second
 * time is for a Dataverse that was slow.
 */
export const historyAfterCallMs: readonly number[] = [1_500, 6_000];
