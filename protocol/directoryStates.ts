/**
 * How somebody in a directory stands, as far as the telephony system knows. `signed-out`: nothing would ring there. Who is
 * not known to stand in some way has no state.
 */
export const directoryStates = ['ready', 'busy', 'away', 'signed-out'] as const;
