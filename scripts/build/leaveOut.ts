import type { Plugin } from 'esbuild';

/**
 * Code of MSAL that never runs here, 12 kB of `line.js`: that for Windows' account broker (`msalConfiguration` does not
 * allow it), for signing in by leaving the page (a panel cannot leave), and for tokens in localStorage (ours are in
 * sessionStorage). docs/decisions/0010-no-account-broker.md.
 */
const ofMsal = [
  'PlatformAuthInteractionClient',
  'PlatformAuthExtensionHandler',
  'PlatformAuthDOMHandler',
  'RedirectClient',
  'LocalStorage',
];
/** Code of MSAL for tokens that are bound to a key; ours are bearer tokens, its default. */
const ofMsalCommon = ['PopTokenGenerator', 'DpopProofGenerator'];
/** The keeper of such keys is made at each start, and asked for nothing unless there are some. */
const keyKeeper = 'TokenBindingKeyManager';
/**
 * Code of SignalR that never runs here, 2 kB: `openHubAt` allows WebSockets only and does not ask for the stateful
 * reconnecting that needs a buffer of messages; every browser that has Web Locks has `fetch`.
 */
const ofSignalR = ['LongPollingTransport', 'ServerSentEventsTransport', 'MessageBuffer', 'XhrHttpClient'];

/** libphonenumber's error is a class for browsers that have none, 1 kB; what it is caught by is its class. */
const oldError = 'ParseError';

export const leftOut: readonly string[] = [...ofMsal, ...ofMsalCommon, keyKeeper, ...ofSignalR, oldError];

const places = new RegExp(
  `[\\\\/](?:@azure[\\\\/]msal-browser[\\\\/].*[\\\\/](?:${[...ofMsal, keyKeeper].join('|')})\\.mjs|` +
    `@azure[\\\\/]msal-common[\\\\/].*[\\\\/](?:${ofMsalCommon.join('|')})\\.mjs|` +
    `libphonenumber-js[\\\\/]es6[\\\\/]${oldError}\\.js|` +
    `@microsoft[\\\\/]signalr[\\\\/].*[\\\\/](?:${ofSignalR.join('|')})\\.js)$`,
);

function standIn(name: string): string {
  if (name === keyKeeper) return `export class ${name}{clearKeystore(){return Promise.resolve(true)}}`;
  if (name === oldError) return 'export default class extends Error{}';
  const left = `new Error('${name} was left out of this build.')`;
  const members = `constructor(){throw ${left}}static createProvider(){return Promise.reject(${left})}`;
  const more = name === 'DpopProofGenerator' ? 'export const normalizeDpopResourceRequestContext=undefined;' : '';
  return `export class ${name}{${members}}${more}`;
}

/**
 * What stands in its place says so if it is ever reached.
 * @throws while building, when a module is not there any more under its name: a new version must be looked at
 */
export const leaveOut: Plugin = {
  name: 'leave-out',
  setup(build) {
    const met = new Set<string>();
    build.onLoad({ filter: places }, ({ path }) => {
      const name = leftOut.find((one) => path.includes(one)) ?? '';
      met.add(name);
      return { contents: standIn(name), loader: 'js' };
    });
    build.onEnd(() => {
      const missing = leftOut.filter((name) => !met.has(name));
      return missing.length === 0
        ? {}
        : { errors: [{ text: `There is no ${missing.join(', ')} in MSAL or SignalR any more: leaveOut.ts.` }] };
    });
  },
};
