import { icePattern, isPhoneAddress, mostIceServers } from '../../../../protocol/phoneRules';
import type { BrowserPhoneSettings } from '../browser/browserPhone';

/** What `readSettings` lends: one setting each, and where faults go. */
export interface SettingsReader {
  readonly optional: (name: string) => string | undefined;
  readonly required: (name: string, what: string) => string;
  readonly isSecure: (text: string) => boolean;
  readonly faults: string[];
}

const first = 'ASTERISK_BROWSER_PHONE';
const others = ['_ARI', '_ARI_USER', '_ARI_SECRET', '_ICE', '_TURN_SECRET'].map((end) => first + end);
/** Ids of calls are of 128 signs, and those of browsers hold two of Asterisk's ids behind the name. */
const longestName = 20;

/** Reads `ASTERISK_BROWSER_PHONE…`; `undefined` where agents have no telephone in the browser. */
export function readBrowserPhone(reader: SettingsReader, system: string): BrowserPhoneSettings | undefined {
  const { optional, required, isSecure, faults } = reader;
  const url = optional(first);
  if (url === undefined) {
    const alone = others.filter((name) => optional(name) !== undefined);
    if (alone.length > 0) faults.push(`${first} is missing: without it ${alone.join(', ')} says nothing.`);
    return undefined;
  }
  if (!isPhoneAddress(url))
    faults.push(
      `${first} is not the wss address at which browsers reach the PBX, such as wss://pbx.example.com/ws (ws is for this machine only).`,
    );
  const ari = (optional(`${first}_ARI`) ?? 'http://127.0.0.1:8088/ari').replace(/\/+$/, '');
  if (!isSecure(ari)) faults.push(`${first}_ARI is not an https address (plain http is for this machine only).`);
  const ice = (optional(`${first}_ICE`) ?? '').split(/[\s,]+/).filter((one) => one !== '');
  if (ice.length > mostIceServers || ice.some((one) => !icePattern.test(one)))
    faults.push(`${first}_ICE is not up to ${mostIceServers} addresses such as stun:stun.example.com:3478.`);
  const turnSecret = optional(`${first}_TURN_SECRET`);
  if (ice.some((one) => /^turns?:/.test(one)) && turnSecret === undefined)
    faults.push(
      `${first}_TURN_SECRET is missing: the secret that the TURN server shares (coturn: static-auth-secret).`,
    );
  if (system.length > longestName)
    faults.push(`ASTERISK_NAME is longer than ${longestName} signs, which ids of calls in browsers have no room for.`);
  return {
    url,
    ari: {
      url: ari,
      user: required(`${first}_ARI_USER`, 'the name of the section in ari.conf'),
      secret: required(`${first}_ARI_SECRET`, 'its password'),
    },
    ice,
    ...(turnSecret === undefined ? {} : { turnSecret }),
  };
}
