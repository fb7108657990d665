/** How long the session waits for the search after the answer: half of the 500 ms that accept → session may take. */
export const matchBudgetMs = 250;
/**
 * How long the host's notification waits for the caller's name; the card waits for nothing. Most answers of Dataverse
 * come within it, and who looks elsewhere does not notice half a second of a ring.
 */
export const nameBudgetMs = 500;
/**
 * So long name and buttons of a ring must stand in sight before it counts as shown: a glance is as long, and a card that
 * only flashes by while a page scrolls or a panel folds is none.
 */
export const seenForMs = 200;
/** Of a name or a button that much must be in sight; the rest is rounding at odd zooms. */
export const inViewShare = 0.95;
/**
 * A card that can be seen has been seen well before this; after it, a ring that only the host's notification shows is
 * reported as handed to the host.
 */
export const handedToHostAfterMs = 800;
/** After "Done": enough for a call that is only told anew to be there again, too little for an agent to wait for. */
export const sessionCloseAfterMs = 300;
/** How long the card of a call that the agent ended stays: enough to read it, not enough to be in the way. */
export const endedCardMs = 8_000;

/** The panel waits so long for the strings of the agent's language before it draws in English: below what a person notices as empty. */
export const languageWaitMs = 500;
/** How long a call waits for its record: an agent who clicked must not wait, and a warning that is late is none. */
export const dialRecordBudgetMs = 1_500;
/** How long a file that the agent saves stays in memory; the browser has begun to read it long before. */
export const savedWithinMs = 10_000;
/** A person who types pauses so long between words, not between letters: one question instead of one per letter. */
export const historySearchDelayMs = 300;
/**
 * When a list of calls is read anew after a call has ended: the row is usually written within a second; the second
 * time is for a Dataverse that was slow.
 */
export const historyAfterCallMs: readonly number[] = [1_500, 6_000];
/** A list that the agent waits for (last calls, open cases): past this Dataverse has no answer that is worth waiting for. */
export const listBudgetMs = 10_000;
/**
 * Two presses on one spot within this time are a double-click (Windows' own measure): the second one is not meant for a
 * button that has come there in between.
 */
export const pressAgainMs = 500;
/** So long after a button has come to under a mouse that rests nobody can have read it and pressed: about 250 ms to see, and the hand. */
export const cameUnderMs = 300;
/** A hand that rests, or a finger that taps twice, moves by no more (CSS pixels; Windows allows 4 for a double-click). */
export const sameSpotPx = 4;
