import { listen } from '../../browser/listen';
import { nameOfKey, type KeyChoices } from './keyChoices';
import type { KeyPorts } from './keyPorts';
import { farKeys, farNames, isFar, type FarKey, type NearKey } from './keyTable';
import { pressedKey } from './pressedKey';

export interface FarKeysOptions {
  readonly root: HTMLElement;
  readonly ports: KeyPorts;
  readonly choices: () => KeyChoices;
  /** Rings and calls have their buttons here. */
  readonly isHere: () => boolean;
  readonly press: (name: NearKey) => void;
  /** The softphone comes to the front and has the keyboard. */
  readonly comeForward: () => void;
}

/** Said to the page from which the agent came. */
const goBack = 'far-back';

/**
 * Keys that reach from elsewhere in Dynamics, once the agent has turned them on. A page hears only its own keys: the
 * form's control hears those of the form, the panel those of its frame. Whoever hears one does it where the calls have
 * their buttons, or passes it on to the page that has them.
 * @returns its undo
 */
export function hearFarKeys({ root, ports, choices, isHere, press, comeForward }: FarKeysOptions): () => void {
  let cameFrom: HTMLElement | undefined;

  function doHere(name: FarKey): void {
    const row = farKeys[name];
    if ('presses' in row) press(row.presses);
    else comeForward();
  }

  function back(): void {
    if (cameFrom?.isConnected !== true) return;
    window.focus();
    cameFrom.focus();
    cameFrom = undefined;
  }

  const channel = ports.channel((message) => {
    if (message === goBack) return back();
    const name = farNames.find((one) => one === message);
    // From there the agent comes now, not from here.
    if (name === 'far-go') cameFrom = undefined;
    if (name !== undefined && choices().far && isHere()) doHere(name);
  });

  function take(name: FarKey): void {
    const { activeElement } = root.ownerDocument;
    if (name === 'far-go' && isHere() && root.contains(activeElement)) {
      channel.post(goBack);
      return back();
    }
    if (name === 'far-go' && activeElement instanceof HTMLElement) cameFrom = activeElement;
    if (isHere()) doHere(name);
    else channel.post(name);
  }

  // Before the page's own: no editor in it takes the key for something else.
  const stop = listen<KeyboardEvent>(
    root.ownerDocument.defaultView ?? window,
    ['keydown'],
    (event) => {
      const key = pressedKey(event);
      const name = key === undefined ? undefined : nameOfKey(choices(), key);
      // Another control of this page has heard it already.
      if (name === undefined || !isFar(name) || event.defaultPrevented) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) take(name);
    },
    true,
  );
  return () => {
    stop();
    channel.close();
  };
}
