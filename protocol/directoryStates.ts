/** How somebody in a directory stands, as far as the telephony system knows. */
export const directoryStates = ['ready', 'busy', 'away'] as const;
