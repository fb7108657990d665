/** Ends every message of SignalR's JSON hub protocol. */
const recordSeparator = '\u001e';

/** Longest text that a client may send before its message must have ended. */
export const maxMessageCharacters = 1024 * 1024;

/**
 * Cuts what arrives into messages: a WebSocket frame may hold several, or a piece of one.
 * Returns the complete messages without their separators, or undefined when one grew too long.
 */
export function hubFrameReader(): (text: string) => readonly string[] | undefined {
  let begun = '';
  return (text) => {
    const pieces = (begun + text).split(recordSeparator);
    begun = pieces.pop() ?? '';
    return begun.length > maxMessageCharacters ? undefined : pieces;
  };
}

/** One message as text, separator included. */
export const hubFrame = (message: object): string => JSON.stringify(message) + recordSeparator;
