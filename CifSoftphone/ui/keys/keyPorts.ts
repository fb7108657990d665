import type { ChannelPort } from '../../browser/browserPorts';
import { keptInBrowser, type Kept } from '../../browser/keptInBrowser';
import { parseKeyChoices, type KeyChoices } from './keyChoices';
import { keyStorage } from './keyStorage';

/** What the keys need of the browser. */
export interface KeyPorts {
  readonly choices: Kept<KeyChoices>;
  /** Reaches the softphones in all other pages of this browser, and the others of this one. */
  readonly channel: (onMessage: (message: unknown) => void) => ChannelPort;
}

export const browserKeys: KeyPorts = {
  choices: keptInBrowser(keyStorage, parseKeyChoices),
  channel: (onMessage) => {
    const channel = new BroadcastChannel(keyStorage);
    channel.onmessage = ({ data }: MessageEvent<unknown>) => onMessage(data);
    return { post: (message) => channel.postMessage(message), close: () => channel.close() };
  },
};
