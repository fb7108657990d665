// Its own file: times lie where they are looked for.

/** How often the page in front is looked at: what an agent types in less before turning to another session is rare. */
export const sessionLookMs = 1_000;
