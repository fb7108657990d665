// Its own file: all times of a room stand in one.

/** A person who types pauses so long between words, not between letters: one question instead of one per letter. */
export const directorySearchDelayMs = 300;
