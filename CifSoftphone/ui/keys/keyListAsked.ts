// Its own file: settings ask for the list, and the list hears it.

/** The list of all keys is asked for by a button anywhere in the softphone. */
export const keyListAsked = 'cti-softphone-key-list';

export const askForKeyList = (button: HTMLElement): boolean =>
  button.dispatchEvent(new Event(keyListAsked, { bubbles: true }));
