import type { Configuration } from '@azure/msal-browser';
import type { LineSettings } from '../core/settings/lineSettings';

/** Hosts that MSAL knows by itself; every other issuer must be named, or it asks Microsoft about it. */
const microsoftHosts = [
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
  'login.microsoft.com',
  'login.windows.net',
  'sts.windows.net',
];

/** @param redirectUri full URL of the redirect page, exactly as the app registration has it */
export function msalConfiguration(settings: LineSettings, redirectUri: string): Configuration {
  const { host } = new URL(settings.authority);
  return {
    auth: {
      clientId: settings.clientId,
      authority: settings.authority,
      redirectUri,
      knownAuthorities: microsoftHosts.includes(host) ? [] : [host],
    },
    // Ends with the tab, and survives a reload; docs/decisions names the threat.
    cache: { cacheLocation: 'sessionStorage' },
    // Windows' account broker needs an extension of the browser and is not built in (scripts/build/leaveOut.ts).
    system: { allowPlatformBroker: false },
  };
}
