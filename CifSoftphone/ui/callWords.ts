import type { CallView } from '../calls/callView';
import type { StringKey } from './stringKeys';

/** A call in progress in words: the same on its card, as the card's name and in what is announced. */
export const callWords = ({ state }: CallView): StringKey => (state === 'held' ? 'Call_Held' : 'Call_Connected');
