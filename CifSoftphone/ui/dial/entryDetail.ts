import type { DirectoryEntry } from '../../../protocol/messages/directory';
import type { Texts } from '../../words/texts';

const states = {
  ready: 'Agent_available',
  busy: 'Agent_busy',
  away: 'Agent_not-ready',
  'signed-out': 'Line_SignedOut',
} as const;

/** Nothing would ring there: a call that is given there is lost. */
export const isOut = ({ state }: DirectoryEntry): boolean => state === 'signed-out';

/**
 * How one stands, what tells it from others, and its number. Beside words that are written from the right the groups of a
 * number would stand in another order.
 */
export const entryDetail = ({ name, target, about, state }: DirectoryEntry, texts: Texts): string =>
  [
    ...(state === undefined ? [] : [texts(states[state])]),
    ...(about === undefined ? [] : [`\u2068${about}\u2069`]),
    // Who has no other name is called by the number.
    ...(name === target ? [] : [`\u2066${target}\u2069`]),
  ].join(' · ');
