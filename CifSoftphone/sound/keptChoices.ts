import { keptInBrowser, type Kept } from '../browser/keptInBrowser';
import { parseSoundChoices, type SoundChoices } from './soundChoices';

// Its own file: where choices are kept is the port, what they are stands beside it.

/** Where an agent's choices of sound are kept. */
export type KeptChoices = Kept<SoundChoices>;

/** In the browser's local storage: a taste in sounds says nothing about anybody. */
export const browserChoices = (page: Window = window): KeptChoices =>
  keptInBrowser('cti-softphone-sound', parseSoundChoices, page);
