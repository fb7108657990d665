import { createHmac } from 'node:crypto';
import type { PhoneOffer } from '../../../client/src/webhooks/createWebhooks';
import type { BrowserPhoneSettings } from './browserPhone';

/**
 * STUN and TURN servers for a browser. A TURN server that shares a secret with the connector (coturn's `use-auth-secret`)
 * knows by name and password alone until when they count (draft-uberti-behave-turn-rest-00).
 */
export function iceServers(
  { ice, turnSecret }: Pick<BrowserPhoneSettings, 'ice' | 'turnSecret'>,
  untilMs: number,
): NonNullable<PhoneOffer['iceServers']> {
  const isTurn = (url: string): boolean => /^turns?:/.test(url);
  const stun = ice.filter((url) => !isTurn(url));
  const turn = ice.filter(isTurn);
  const username = `${Math.floor(untilMs / 1_000)}:softphone`;
  const signed = turnSecret === undefined ? undefined : createHmac('sha1', turnSecret).update(username);
  return [
    ...(stun.length === 0 ? [] : [{ urls: stun }]),
    ...(turn.length === 0 || signed === undefined
      ? []
      : [{ urls: turn, username, credential: signed.digest('base64') }]),
  ];
}
