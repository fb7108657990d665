/**
 * Two presses on one spot within this time may be a double-click (the slowest that Windows lets people choose; 500 is its
 * own): the second one is not meant for a button that has come there in between.
 */
export const pressAgainMs = 900;
/** So long after a button has come to under a mouse that rests nobody can have read it and pressed: about 250 ms to see, and the hand. */
export const cameUnderMs = 300;
/** A hand that rests, or a finger that taps twice, moves by no more (CSS pixels; Windows allows 4 for a double-click). */
export const sameSpotPx = 4;
