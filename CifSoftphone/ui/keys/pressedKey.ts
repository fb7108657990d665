/** What a key event says of itself. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/**
 * A pressed key as the map writes it (`Shift+D`, `Ctrl+Shift+2`, `?`); `undefined` for what no key of ours can be.
 * A letter is what stands on the key; where the keyboard writes no Latin letters it is the one that stands there on an
 * English one. A digit is by its place: with Shift, or on a French keyboard, another sign is written.
 */
export function pressedKey({ key, code, altKey, ctrlKey, metaKey, shiftKey }: Pressed): string | undefined {
  // AltGr is Ctrl and Alt; the key with the Windows sign or an apple is the system's.
  if (altKey || metaKey) return undefined;
  if (!ctrlKey && key === '?') return key;
  const base = letterOf(key, code) ?? /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? (key === 'Enter' ? key : undefined);
  return base && `${ctrlKey ? 'Ctrl+' : ''}${shiftKey ? 'Shift+' : ''}${base}`;
}

function letterOf(key: string, code: string): string | undefined {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  // Letters of another script, of one sign.
  return /^\p{L}$/u.test(key) && !/^\p{Script=Latin}$/u.test(key) ? /^Key([A-Z])$/.exec(code)?.[1] : undefined;
}
