import { keptText } from '../../browser/keptInBrowser';

// Its own file: the page asks for it before the keys are loaded.

/** Under which an agent's choices of keys are kept; also the channel by which pages pass keys on. */
export const keyStorage = 'cti-softphone-keys';

/** The agent chose something: keys may be meant to reach from elsewhere, where nobody has come here first. */
export const keysAreKept = (): boolean => keptText(keyStorage) !== null;
