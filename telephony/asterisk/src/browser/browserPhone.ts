import type { AriAddress } from './ari';

/** What the connector was told of telephones in browsers. */
export interface BrowserPhoneSettings {
  /** SIP over WebSocket, as browsers reach the PBX: `wss://pbx.example.com/ws`. */
  readonly url: string;
  readonly ari: AriAddress;
  /** STUN and TURN, as browsers write them. */
  readonly ice: readonly string[];
  /** What the TURN server makes its short-lived passwords with, too. */
  readonly turnSecret?: string;
}
